// Hangs the register of enterprises into the house. Called by apps/ only.
import { ENTERPRISE_CARDS } from '@yby/identity';
import { PERSONAL_DATA, type ModuleDeclaration } from '@yby/platform';
import { FileRecords } from './register/file-records';
import { CodeController } from './code/code.controller';
import { CountyController } from './county/county.controller';
import { OwnCodes } from './code/my-codes';
import { ProvePresence } from './code/prove-presence';
import { ReadCode } from './code/read-code';
import { EnterpriseController } from './directory/enterprise.controller';
import { Cards } from './register/cards';
import { IMPACT_PORT } from '@yby/regulation';
import { RestAndClose } from './closing/rest-and-close';
import { EnterpriseImpact } from './facts/law-impact';
import { CarryOutImport } from './import/carry-out-import';
import { CheckImport, ReadImport } from './import/check-import';
import { DecideImport } from './import/decide-import';
import { ImportWork } from './import/import-work';
import { ImportController } from './import/import.controller';
import { importLifecycle } from './import/import.lifecycle';
import { UploadImport } from './import/upload-import';
import { ReadStanding } from './standing/read-standing';
import { YELLOW_REASONS } from './standing/yellow-reasons';
import { StandingController } from './standing/standing.controller';
import { FillIn } from './filing/fill-in';
import { FilingYellow } from './filing/filing-yellow';
import { filingLifecycle } from './filing/filing.lifecycle';
import { FilingsController } from './filing/filings.controller';
import { OpenFiling } from './filing/open-filing';
import { UnmaskFiling } from './filing/unmask';
import { UnmaskFilingController } from './filing/unmask.controller';
import { LicenceDue } from './licences/licence-due';
import { reminderKinds } from './licences/remind-of-end';
import { enterpriseLifecycle } from './register/enterprise.lifecycle';
import { RecordController } from './register/record.controller';
import { DecideFiling } from './verification/decide-filing';
import { RecordVisit } from './verification/record-visit';
import { ProposeTransfer } from './transfer/propose-transfer';
import { SettleTransfer } from './transfer/settle-transfer';
import { transferLifecycle } from './transfer/transfer.lifecycle';
import { TransfersController } from './transfer/transfers.controller';
import { VerificationController } from './verification/verification.controller';

export const enterprise: ModuleDeclaration = {
  name: 'enterprise',
  appendOnly: [
    'enterprise.hold',
    'enterprise.hold_release',
    'enterprise.grade',
    'enterprise.flag',
    'enterprise.filing_version',
    'enterprise.visit',
    'enterprise.rest',
  ],
  lifecycles: [enterpriseLifecycle, filingLifecycle, importLifecycle, transferLifecycle],
  controllers: [
    CountyController,
    TransfersController,
    RecordController,
    ImportController,
    EnterpriseController,
    FilingsController,
    UnmaskFilingController,
    VerificationController,
    StandingController,
    CodeController,
  ],
  providers: [
    { provide: ENTERPRISE_CARDS, useClass: Cards },
    UploadImport,
    DecideImport,
    ImportWork,
    ReadStanding,
    ReadCode,
    OwnCodes,
    ProvePresence,
    OpenFiling,
    UnmaskFiling,
    FillIn,
    DecideFiling,
    RecordVisit,
    RestAndClose,
    ProposeTransfer,
    SettleTransfer,
  ],
  listeners: [
    { event: 'enterprise.import-uploaded', name: 'enterprise.read-import', handler: ReadImport },
    { event: 'enterprise.import-read', name: 'enterprise.check-import', handler: CheckImport },
    { event: 'enterprise.import-ordered', name: 'enterprise.carry-out-import', handler: CarryOutImport },
  ],
  ports: [
    { port: PERSONAL_DATA, handler: FileRecords },
    { port: IMPACT_PORT, handler: EnterpriseImpact },
    { port: YELLOW_REASONS, handler: FilingYellow },
  ],
  deadlines: reminderKinds.map((kind) => ({ kind, handler: LicenceDue })),
};
