import { At, Day, Division, Id, PageQuery, Part, Text, Whole } from '@yby/platform';
import { ProposalView } from '../offices/proposal-views';
import { CitySettings } from './city-input';

export class CityVersionView {
  @Whole() version: number;
  @Day() from: string;
  @Part(() => CitySettings) settings: CitySettings;
  @At() agreedAt: string;
}

export class CityRow {
  @Text({ max: 4 }) stem: string;
  @Division() division: string;
  @Text() name: string;
  @Id() organId: string;
  @Text() organName: string;
  @Whole({ about: 'authorities of counties' }) counties: number;
  @At() since: string;
  @Whole() version: number;
  @Part(() => CitySettings, { about: 'in force today' }) settings: CitySettings;
  @Text({ many: true, about: 'what this caller may do next' }) acts: string[];
}

export class CityPage {
  @Part(() => CityRow, { many: true }) items: CityRow[];
  @Text({ nullable: true }) next: string | null;
  @Text({ many: true, about: 'what this caller may do next' }) acts: string[];
}

export class CityDetail extends CityRow {
  @Part(() => CityVersionView, { many: true, about: 'newest first' }) versions: CityVersionView[];
  @Part(() => ProposalView, { nullable: true, about: 'settings that wait for their second person' })
  pending: ProposalView | null;
}

export class CityQuery extends PageQuery {}
