// Hangs the reading of the journal into the house. Called by apps/ only.
import type { ModuleDeclaration } from '@yby/platform';
import { AuditController } from './journal/audit.controller';
import { SelfCheck } from './self-check/self-check';

export const audit: ModuleDeclaration = {
  name: 'audit',
  controllers: [AuditController],
  schedules: [{ name: 'audit.self-check', everyMs: 60_000, handler: SelfCheck }],
};
