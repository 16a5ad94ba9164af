import { Inject, Injectable } from '@nestjs/common';
import { everyPage, PAGE, SEALED_FORM, systemCaller, Vault, Work, type SealOld } from '@yby/platform';
import { keepSealed, type StoredHandler } from './handler';

interface Row {
  readonly id: string;
  readonly handler: StoredHandler;
}

const clear = (column: string) => `(${column}->>'idNumber' !~ $2 OR ${column}->>'phone' !~ $2)`;

const kinds = [
  {
    page: `SELECT id, handler FROM permits.application WHERE ($1::uuid IS NULL OR id > $1) AND ${clear('handler')}
           ORDER BY id LIMIT ${PAGE} FOR UPDATE`,
    write: `UPDATE permits.application a SET handler = s.handler
            FROM jsonb_to_recordset($1::jsonb) AS s(id uuid, handler jsonb) WHERE a.id = s.id`,
  },
  {
    page: `SELECT id, handler FROM permits.permit WHERE ($1::uuid IS NULL OR id > $1) AND ${clear('handler')}
           ORDER BY id LIMIT ${PAGE} FOR UPDATE`,
    write: `UPDATE permits.permit p SET handler = s.handler
            FROM jsonb_to_recordset($1::jsonb) AS s(id uuid, handler jsonb) WHERE p.id = s.id`,
  },
];

/** Identity numbers and phones that an earlier version has stored in the clear, in applications and permits. */
@Injectable()
export class SealOldHandlers implements SealOld {
  readonly what = { zh: '申请与证件中的经办人信息', en: 'handlers of applications and permits' };

  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  async sealOld(): Promise<number> {
    let count = 0;
    for (const { page, write } of kinds)
      count += await everyPage<string>((after) =>
        this.work.run(systemCaller('seal-old'), 'permits.seal-old', async (tx) => {
          const rows = await tx.rows<Row>(page, [after, SEALED_FORM]);
          const sealed = rows.map(({ id, handler }) => ({ id, handler: keepSealed(this.vault, handler) }));
          await tx.execute(write, [JSON.stringify(sealed)]);
          return { sealed: rows.length, next: rows.length === PAGE ? rows.at(-1)!.id : null };
        }),
      );
    return count;
  }
}
