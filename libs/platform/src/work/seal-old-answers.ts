import { Inject, Injectable } from '@nestjs/common';
import { everyPage, PAGE, SEALED_FORM, type SealOld } from '../vault/seal-old';
import { Vault } from '../vault/vault';
import { systemCaller } from './actor';
import { sealAnswer } from './kept-answer';
import { Work } from './work';

interface ClearAnswer {
  readonly actor_id: string;
  readonly key: string;
  readonly body: unknown;
}

/** Answers that an earlier version has kept in the clear. Their request hashes go with them, after seven days. */
@Injectable()
export class SealOldAnswers implements SealOld {
  readonly what = { zh: '按幂等键留存的答复', en: 'kept answers' };

  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  sealOld(): Promise<number> {
    return everyPage<[actorId: string, key: string]>((after) =>
      this.work.run(systemCaller('seal-old'), 'platform.seal-old', async (tx) => {
        const rows = await tx.rows<ClearAnswer>(
          `SELECT actor_id, key, body FROM platform.answer
           WHERE ($1::text IS NULL OR (actor_id, key) > ($1, $2)) AND (jsonb_typeof(body) <> 'string' OR body #>> '{}' !~ $3)
           ORDER BY actor_id, key LIMIT ${PAGE} FOR UPDATE`,
          [after?.[0], after?.[1], SEALED_FORM],
        );
        const sealed = rows.map(({ actor_id, key, body }) => ({
          actor_id,
          key,
          body: sealAnswer(this.vault, actor_id, key, body),
        }));
        await tx.execute(
          `UPDATE platform.answer a SET body = s.body
           FROM jsonb_to_recordset($1::jsonb) AS s(actor_id text, key text, body jsonb)
           WHERE a.actor_id = s.actor_id AND a.key = s.key`,
          [JSON.stringify(sealed)],
        );
        const last = rows.at(-1);
        return { sealed: rows.length, next: last && rows.length === PAGE ? [last.actor_id, last.key] : null };
      }),
    );
  }
}
