// Hangs the reading of the journal and the access log into the house. Called by apps/ only.
import { ACCESS_LOG, type ModuleDeclaration } from '@yby/platform';
import { AccessController } from './access/access.controller';
import { AccessNotes } from './access/note-access';
import { AuditController } from './journal/audit.controller';
import { SelfCheck } from './self-check/self-check';

export const audit: ModuleDeclaration = {
  name: 'audit',
  appendOnly: ['audit.access'],
  controllers: [AuditController, AccessController],
  ports: [{ port: ACCESS_LOG, handler: AccessNotes }],
  schedules: [{ name: 'audit.self-check', everyMs: 60_000, handler: SelfCheck }],
};
