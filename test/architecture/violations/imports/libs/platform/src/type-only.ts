import type { Permit } from '@yby/permits';

export type Paper = Permit;
