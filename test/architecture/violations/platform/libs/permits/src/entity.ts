import { Column, Entity } from 'typeorm';

export const decorators = [Column, Entity];
export interface Row {
  readonly Date: Date;
}
export const named = { Date: 1, nowhere: 'now is the time' };
