import { DataSource } from 'typeorm';
import { Queue } from 'bullmq';

export const own = [DataSource, Queue, Date.now(), 'SELECT now()'];
