import { Pool } from 'pg';

export const driver = Pool;
