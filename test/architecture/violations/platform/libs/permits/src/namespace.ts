import * as engine from 'typeorm';

export const namespace = engine;
