import { DataSource as Anything } from 'typeorm';

export const source = Anything;
