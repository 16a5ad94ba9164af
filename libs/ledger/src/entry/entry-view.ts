import { At, BilingualView, Day, Id, Part, QuantityView, Text } from '@yby/platform';
import { NamedView } from '../consignment/consignment-view';

export class EntryRef {
  @Text({ about: 'consignment or site' }) type: string;
  @Id() id: string;
}

export class EntryView {
  @Id() id: string;
  @At({ about: 'when it was entered' }) at: string;
  @Day({ about: 'day on which the goods moved' }) on: string;
  @Text({ about: 'kind of the posting' }) kind: string;
  @Part(() => BilingualView) kindName: BilingualView;
  @Text() substance: string;
  @Text() nameZh: string;
  @Text() nameEn: string;
  @Part(() => NamedView) site: NamedView;
  @Part(() => QuantityView, { about: 'signed: positive into the site' }) quantity: QuantityView;
  @Part(() => QuantityView, { about: 'of this site after the entry' }) balance: QuantityView;
  @Part(() => EntryRef) ref: EntryRef;
}

export class EntryViews {
  @Part(() => EntryView, { many: true }) items: EntryView[];
  @Text({ nullable: true }) next: string | null;
}
