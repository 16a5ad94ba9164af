// What the composition roots (apps/) need of the platform: settings, the two kinds of application, the worker's loops, the
// operator's functions, and the platform's own declaration. Called by apps/ only.
import type { ModuleDeclaration } from './declaration';
import { FilesController } from './files/files.controller';
import { SealOldFiles } from './files/seal-old-files';
import { Guard } from './http/guard';
import { HealthController } from './http/health.controller';
import { ProposalExpires } from './two-person/two-person';
import { SEAL_OLD_PORT } from './vault/seal-old';
import { SealOldAnswers } from './work/seal-old-answers';
import { Tidy } from './work/tidy';
import { twoPersonLifecycle } from './two-person/two-person.lifecycle';

export const platform: ModuleDeclaration = {
  name: 'platform',
  appendOnly: ['platform.journal', 'platform.journal_batch', 'platform.journal_leaf'],
  lifecycles: [twoPersonLifecycle],
  controllers: [HealthController, FilesController],
  providers: [Guard],
  deadlines: [{ kind: 'platform.proposal-expires', handler: ProposalExpires }],
  ports: [
    { port: SEAL_OLD_PORT, handler: SealOldAnswers },
    { port: SEAL_OLD_PORT, handler: SealOldFiles },
  ],
  schedules: [{ name: 'platform.tidy', everyMs: 60_000, handler: Tidy }],
};

export { readSettings, SettingsError, type Settings } from './settings';
export { createApi } from './app/create-api';
export { createWorker } from './app/create-worker';
export { reportReady, stopWhenAsked } from './app/main-process';
export { apiDocument } from './app/api-document';
export { expectMigrations } from './database/pending';
export { migrate, type MigrationPlan } from './database/migrate';
export { Loops } from './deliveries/loops';
export { Relay } from './deliveries/relay';
export { Deliver } from './deliveries/deliver';
export { deadDeliveries, redrive, type DeadDelivery } from './deliveries/dead';
export { failedDeadlines, redriveDeadlines, type FailedDeadline } from './deliveries/failed-deadlines';
export { Sweeper } from './deliveries/sweeper';
export { Sealer } from './journal/sealer';
export { verifyJournal, type JournalVerdict, type JournalFlaw } from './journal/verify';
export { diagramOf, flawsOf, type Lifecycle } from './lifecycle/lifecycle';
export { refusalTables } from './refusal';
export { rotateVault } from './vault/rotate';
export { Queues } from './queue/queues';
export { Clock } from './clock/clock';
export { Work } from './work/work';
export { Vault } from './vault/vault';
export { systemCaller } from './work/actor';
export { statements } from './database/sql';
export type { ModuleDeclaration } from './declaration';
