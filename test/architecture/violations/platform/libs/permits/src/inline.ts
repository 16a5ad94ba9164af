export type Runner = import('typeorm').QueryRunner;
