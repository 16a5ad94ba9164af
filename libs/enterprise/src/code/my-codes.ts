import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { findOrgan } from '@yby/identity';
import {
  Clock,
  isoOf,
  platformRefusal,
  SETTINGS,
  toPlainDate,
  Vault,
  Work,
  type Actor,
  type Caller,
  type Role,
  type Settings,
  type Sql,
} from '@yby/platform';
import { enterpriseRefusal } from '../enterprise.refusals';
import { findEnterprise } from '../facts/enterprise-facts';
import { ReadStanding } from '../standing/read-standing';
import { colourView } from '../standing/view-standing';
import { groupedCode, readCodeText } from './code-text';
import type { MyCodes } from './code-views';
import { renderGatePlate, type GatePlate } from './gate-plate';
import { livingCode } from './living-code';
import { codesOf, makeCodes, replaceCode } from './make-code';

/** Offices that may replace a lost plate. */
export const REPLACERS = ['enterprise_admin', 'agent'] as const satisfies readonly Role[];

/** What an enterprise does with its own codes: shows the living one, prints plates, replaces a lost one. */
@Injectable()
export class OwnCodes {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(ReadStanding) private readonly standings: ReadStanding,
  ) {}

  /** A storehouse that has just come into the register gets its code here at the latest. */
  async mine(caller: Caller): Promise<MyCodes> {
    const enterpriseId = ownOf(caller.actor);
    const look = (sql: Sql) => this.viewOf(sql, caller.actor, enterpriseId);
    const { view, complete } = await this.work.read(look);
    if (complete) return view;
    await this.work.run({ actor: caller.actor, requestId: caller.requestId }, 'enterprise.make-codes', (tx) =>
      makeCodes(tx, [enterpriseId]),
    );
    return (await this.work.read(look)).view;
  }

  /** @throws Refusal platform.not-found for a code that is not one of its own in use */
  replace(caller: Caller, text: string): Promise<MyCodes> {
    const enterpriseId = ownOf(caller.actor);
    const code = readCodeText(text)?.code ?? '';
    return this.work.run(caller, 'enterprise.replace-code', async (tx) => {
      await replaceCode(tx, enterpriseId, code);
      return (await this.viewOf(tx, tx.actor, enterpriseId)).view;
    });
  }

  /** Address of the living code of this half minute. @throws Refusal platform.not-found without a code */
  async livingAddress(actor: Actor): Promise<string> {
    const { view } = await this.work.read((sql) => this.viewOf(sql, actor, ownOf(actor)));
    if (!view.living) throw platformRefusal('not-found');
    return view.living.address;
  }

  /** What is to be printed, and the tag of its bytes; drawing it is another matter. */
  async plate(actor: Actor, siteId: string | null): Promise<{ plate: GatePlate; etag: string }> {
    const enterpriseId = ownOf(actor);
    return this.work.read(async (sql) => {
      const card = await findEnterprise(sql, enterpriseId);
      const row = await sql.maybe<{
        code: string;
        made_at: number;
        site_name: string | null;
        site_address: string | null;
        organ_id: string | null;
      }>(
        `SELECT c.code, c.made_at, s.name AS site_name, s.address AS site_address, coalesce(s.organ_id, e.organ_id) AS organ_id
         FROM enterprise.code c JOIN enterprise.enterprise e ON e.id = c.enterprise_id LEFT JOIN enterprise.site s ON s.id = c.site_id
         WHERE c.enterprise_id = $1 AND c.site_id IS NOT DISTINCT FROM $2::uuid AND c.replaced_at IS NULL`,
        [enterpriseId, siteId],
      );
      if (!card || !row) throw platformRefusal('not-found');
      const plate: GatePlate = {
        code: row.code,
        address: this.addressOf(row.code),
        name: card.name,
        siteName: row.site_name,
        siteAddress: row.site_address,
        organName: row.organ_id ? ((await findOrgan(sql, row.organ_id))?.name ?? null) : null,
        madeAt: row.made_at as GatePlate['madeAt'],
      };
      return { plate, etag: `"${createHash('sha256').update(JSON.stringify(plate)).digest('hex').slice(0, 32)}"` };
    });
  }

  readonly print = renderGatePlate;

  private async viewOf(sql: Sql, actor: Actor, enterpriseId: string): Promise<{ view: MyCodes; complete: boolean }> {
    const now = await this.clock.nowIn(sql);
    const card = await findEnterprise(sql, enterpriseId);
    if (!card) throw enterpriseRefusal('no-enterprise');
    const codes = await codesOf(sql, enterpriseId);
    const sites = await sql.maybe<{ count: string }>('SELECT count(*) FROM enterprise.site WHERE enterprise_id = $1', [
      enterpriseId,
    ]);
    const standing = colourView(await this.standings.of(sql, enterpriseId, now), toPlainDate(now));
    const own = codes.find(({ siteId }) => siteId === null);
    const living = own && livingCode(this.vault, own.code, now);
    return {
      view: {
        name: card.name,
        codes: codes.map(({ code, siteId, siteName }) => ({
          siteId,
          siteName,
          code,
          grouped: groupedCode(code),
          address: this.addressOf(code),
        })),
        living: living ? { text: living.text, address: this.addressOf(living.text), until: isoOf(living.until) } : null,
        standing,
        acts: REPLACERS.some((role) => actor.roles.includes(role)) ? ['replace'] : [],
      },
      complete: codes.length === 1 + Number(sites?.count ?? 0),
    };
  }

  private addressOf(text: string): string {
    return `${this.settings.publicUrl}/e/${text}`;
  }
}

function ownOf({ enterpriseId }: Actor): string {
  if (!enterpriseId) throw enterpriseRefusal('no-enterprise');
  return enterpriseId;
}
