import { Part, QuantityView, Text } from '@yby/platform';
import { NamedView } from '../consignment/consignment-view';

export class StockRow {
  @Text() substance: string;
  @Text() nameZh: string;
  @Text() nameEn: string;
  @Part(() => NamedView) site: NamedView;
  @Part(() => QuantityView) quantity: QuantityView;
}

export class StockRows {
  @Part(() => StockRow, { many: true }) items: StockRow[];
}
