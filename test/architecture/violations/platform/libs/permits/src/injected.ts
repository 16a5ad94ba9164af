export { InjectRepository } from '@nestjs/typeorm';
