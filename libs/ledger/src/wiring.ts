// What the ledger hangs into the house: its tables that only grow, the life of a consignment, its routes.
// Called by apps/ only.
import { OPEN_BUSINESS_PORT, TRANSFER_PORT, YELLOW_REASONS } from '@yby/enterprise';
import { PERSONAL_DATA, type ModuleDeclaration } from '@yby/platform';
import { BookRecords } from './entry/book-records';
import { IMPACT_PORT } from '@yby/regulation';
import { consignmentLifecycle } from './consignment/consignment.lifecycle';
import { LateReceipts } from './consignment/late-receipts';
import { ConsignmentsController } from './consignment/consignments.controller';
import { LedgerController } from './ledger.controller';
import { StockImpact } from './stock/law-impact';
import { PassStockOn } from './stock/pass-on';
import { StockOpen } from './stock/open-business';

export const ledger: ModuleDeclaration = {
  name: 'ledger',
  appendOnly: ['ledger.posting', 'ledger.entry'],
  lifecycles: [consignmentLifecycle],
  controllers: [ConsignmentsController, LedgerController],
  ports: [
    { port: PERSONAL_DATA, handler: BookRecords },
    { port: IMPACT_PORT, handler: StockImpact },
    { port: YELLOW_REASONS, handler: LateReceipts },
    { port: OPEN_BUSINESS_PORT, handler: StockOpen },
    { port: TRANSFER_PORT, handler: PassStockOn },
  ],
};
