import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names tried at the sign-in are kept as blind values of the vault; bare hashes of earlier ones are tidied within the hour. */
export class IdentityBlindAttempts1780000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
COMMENT ON TABLE identity.attempt IS 'Failed sign-ins by a keyed hash of the name tried, whether such an account exists or not, so that a lock tells nothing (GB/T 22239 8.1.4.1), and a copy of the table nothing about a password typed into the wrong field.';
`);
  }

  async down(): Promise<void> {
    throw new Error('Accounts are never dropped.');
  }
}
