import { pinyin } from 'pinyin-pro';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the officers of a county look for and write down: names by pinyin, and enterprises that rest or close by their act. */
export class EnterpriseCountyDesk1780000000047 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE enterprise.enterprise ADD COLUMN pinyin text NOT NULL DEFAULT '';
COMMENT ON COLUMN enterprise.enterprise.pinyin IS 'Initials and syllables of the name, to find it by; written with the name.';
CREATE INDEX enterprise_listed ON enterprise.enterprise (name COLLATE "C", id) WHERE state <> 'draft';

CREATE TABLE enterprise.rest (
  id            uuid PRIMARY KEY,
  enterprise_id uuid NOT NULL REFERENCES enterprise.enterprise (id),
  act           text NOT NULL CHECK (act IN ('suspend', 'resume', 'close')),
  reason        text NOT NULL CHECK (reason IN ('own_act', 'own_request', 'ceased', 'licence_lost', 'business_again')),
  paper         jsonb,
  note          text NOT NULL DEFAULT '',
  done_by       text NOT NULL,
  by_officer    boolean NOT NULL,
  organ_name    text,
  done_at       timestamptz(3) NOT NULL,
  division      text NOT NULL,
  month         integer NOT NULL,
  CHECK (reason <> 'own_request' OR paper IS NOT NULL)
);
CREATE INDEX rest_of ON enterprise.rest (enterprise_id, id DESC);
COMMENT ON TABLE enterprise.rest IS 'Who let an enterprise rest, go on or close, and why. Never changed. What an officer has suspended the enterprise does not resume by itself.';
COMMENT ON COLUMN enterprise.rest.paper IS 'Scan that it rests on: the request of the enterprise, or the paper of another authority.';
`);
    const rows = (await runner.query('SELECT id, name FROM enterprise.enterprise')) as { id: string; name: string }[];
    // The same spelling as the register writes with each name from now on.
    for (const { id, name } of rows) {
      const syllables = pinyin(name.normalize('NFKC'), {
        toneType: 'none',
        type: 'array',
        v: true,
        nonZh: 'consecutive',
      })
        .map((one) => one.toLowerCase().replace(/[^a-z0-9]/g, ''))
        .filter(Boolean);
      await runner.query('UPDATE enterprise.enterprise SET pinyin = $2 WHERE id = $1', [
        id,
        `${syllables.map(([first]) => first).join('')} ${syllables.join('')}`,
      ]);
    }
  }

  async down(): Promise<void> {
    throw new Error('Who let an enterprise rest is never dropped.');
  }
}
