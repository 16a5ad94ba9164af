import { BullModule } from '@nestjs/bullmq';

export const module = BullModule;
