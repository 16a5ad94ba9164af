import { Choice, Division, Id, Part, Text, Whole } from '@yby/platform';
import { organLevels, type OrganLevel } from './organ';
import type { OrganState } from './organ.lifecycle';

export class OrganView {
  @Id() id: string;
  @Text() name: string;
  @Choice(organLevels, { name: 'OrganLevel' }) level: OrganLevel;
  @Id({ nullable: true }) parentId: string | null;
  @Text({ max: 6 }) division: string;
  @Choice(['open', 'closed'], { name: 'OrganState' }) state: OrganState;
  @Whole() version: number;
  @Whole({ about: 'accounts that are not closed' }) people: number;
  @Text({ many: true, about: 'what this caller may do next' }) acts: string[];
}

export class OrganTree {
  @Part(() => OrganView, { many: true, most: 2000, about: 'parents before children' }) items: OrganView[];
}

const enterable = ['county', 'unit', 'station'] as const;

export class EnterOrgan {
  @Text({ min: 2, max: 100 }) name: string;
  @Choice(enterable, { about: 'a city comes with all that belongs to it: POST /cities' })
  level: (typeof enterable)[number];
  @Id() parentId: string;
  @Division({ about: 'of a station or unit: the county that it lies in' }) division: string;
}

export class RenameOrgan {
  @Text({ min: 2, max: 100 }) name: string;
}
