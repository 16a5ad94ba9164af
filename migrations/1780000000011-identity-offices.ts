import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two more offices: the enterprise's own administrator, and the legal reviewer of an authority. */
export class IdentityOffices1780000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE identity.office DROP CONSTRAINT office_role_check;
ALTER TABLE identity.office ADD CONSTRAINT office_role_check CHECK (role IN (
  'enterprise_admin', 'agent', 'storekeeper', 'driver',
  'approver', 'legal_reviewer', 'inspector', 'supervisor', 'sysadmin', 'secadmin', 'auditadmin'));
`);
  }

  async down(): Promise<void> {
    throw new Error('Accounts are never dropped.');
  }
}
