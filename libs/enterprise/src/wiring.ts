// Hangs the register of enterprises into the house. Called by apps/ only.
import { ENTERPRISE_CARDS } from '@yby/identity';
import type { ModuleDeclaration } from '@yby/platform';
import { CodeController } from './code/code.controller';
import { OwnCodes } from './code/my-codes';
import { ProvePresence } from './code/prove-presence';
import { ReadCode } from './code/read-code';
import { EnterpriseController } from './directory/enterprise.controller';
import { Cards } from './register/cards';
import { IMPACT_PORT } from '@yby/regulation';
import { EnterpriseImpact } from './facts/law-impact';
import { CarryOutImport } from './import/carry-out-import';
import { CheckImport, ReadImport } from './import/check-import';
import { DecideImport } from './import/decide-import';
import { ImportWork } from './import/import-work';
import { ImportController } from './import/import.controller';
import { importLifecycle } from './import/import.lifecycle';
import { UploadImport } from './import/upload-import';
import { ReadStanding } from './standing/read-standing';
import { StandingController } from './standing/standing.controller';
import { enterpriseLifecycle } from './register/enterprise.lifecycle';

export const enterprise: ModuleDeclaration = {
  name: 'enterprise',
  appendOnly: ['enterprise.hold', 'enterprise.hold_release', 'enterprise.grade', 'enterprise.flag'],
  lifecycles: [enterpriseLifecycle, importLifecycle],
  controllers: [ImportController, EnterpriseController, StandingController, CodeController],
  providers: [
    { provide: ENTERPRISE_CARDS, useClass: Cards },
    UploadImport,
    DecideImport,
    ImportWork,
    ReadStanding,
    ReadCode,
    OwnCodes,
    ProvePresence,
  ],
  listeners: [
    { event: 'enterprise.import-uploaded', name: 'enterprise.read-import', handler: ReadImport },
    { event: 'enterprise.import-read', name: 'enterprise.check-import', handler: CheckImport },
    { event: 'enterprise.import-ordered', name: 'enterprise.carry-out-import', handler: CarryOutImport },
  ],
  ports: [{ port: IMPACT_PORT, handler: EnterpriseImpact }],
};
