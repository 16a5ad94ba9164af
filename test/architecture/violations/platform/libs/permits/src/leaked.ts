import { DataSource } from '@yby/platform';

export const leaked = DataSource;
