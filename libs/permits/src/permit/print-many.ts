import { Inject, Injectable } from '@nestjs/common';
import { Clock, PaperSeal, SETTINGS, Vault, Work, type Actor, type Settings, type Sql } from '@yby/platform';
import { permitsRefusal } from '../permits.refusals';
import { renderPermitsPdf } from '../print/render-permit-pdf';
import type { PermitPrint } from '../print/permit-print';
import { unprintableOf } from '../print/unprintable';
import { forPrint, recordOf } from './print-permit';
import { readPermit } from './read-permit';

export const MOST_PRINTED = 50;
const ID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
export const PRINT_IDS = new RegExp(`^${ID}(,${ID}){0,${MOST_PRINTED - 1}}$`);

/** 批量打印: several papers as one file, made anew from their rows and signed once. */
@Injectable()
export class PrintMany {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(PaperSeal) private readonly seal: PaperSeal,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** In the order asked for, each once. @throws Refusal when one is not there for this person, or wants a character */
  async print(actor: Actor, ids: readonly string[]): Promise<Buffer> {
    const { now, records } = await this.work.read(async (sql) => {
      const now = await this.clock.nowIn(sql);
      const records: PermitPrint[] = [];
      for (const id of new Set(ids)) {
        await readPermit(sql, actor, { id }, now, this.settings.publicUrl);
        records.push(await this.record(sql, id));
      }
      return { now, records };
    });
    return this.seal.sign(await renderPermitsPdf(records as [PermitPrint], { signedAt: now }));
  }

  /** @throws Refusal unprintable, when that is why a permit that may be seen has no print-out */
  async refuseUnprintable(id: string): Promise<void> {
    await this.work.read((sql) => this.record(sql, id));
  }

  private async record(sql: Sql, id: string): Promise<PermitPrint> {
    const permit = (await forPrint(sql, id))!;
    const record = await recordOf(sql, permit, this.vault, this.settings);
    const characters = unprintableOf(record);
    if (characters.length > 0) throw permitsRefusal('unprintable', { characters: characters.join('、') });
    return record;
  }
}
