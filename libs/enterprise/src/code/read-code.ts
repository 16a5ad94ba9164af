import { Inject, Injectable } from '@nestjs/common';
import { Clock, isoOf, Ports, toPlainDate, Vault, Work, type Actor, type Instant, type Sql } from '@yby/platform';
import { enterpriseFacts } from '../facts/enterprise-facts';
import { inForce } from '../register/licence';
import { mayOn } from '../standing/colour';
import { listHolds } from '../standing/list-holds';
import { isOfficerOfCity } from '../standing/reach';
import { ReadStanding, standing } from '../standing/read-standing';
import { colourView, standingView } from '../standing/view-standing';
import { readCodeText } from './code-text';
import { codeVerdictWords } from './code-verdict-words';
import type { CodeAnswer, CodeFile, CodeVerdict, CodeViewer } from './code-views';
import { ENTERPRISE_COUNTS, type EnterpriseCounts } from './enterprise-counts';
import { livingState } from './living-code';

interface Found {
  readonly enterpriseId: string;
  readonly version: number;
  readonly siteId: string | null;
  readonly siteName: string | null;
  readonly name: string;
  readonly state: string;
  readonly division: string;
  readonly replaced: boolean;
}

const question = `
SELECT c.enterprise_id AS "enterpriseId", e.version, c.site_id AS "siteId", s.name AS "siteName", e.name, e.state, c.division,
  c.replaced_at IS NOT NULL AS replaced
FROM enterprise.code c JOIN enterprise.enterprise e ON e.id = c.enterprise_id LEFT JOIN enterprise.site s ON s.id = c.site_id
WHERE c.code = $1`;

/** Which place a code belongs to; null for none. */
export function findCode(sql: Sql, code: string): Promise<Found | null> {
  return sql.maybe<Found>(question, [code]);
}

/**
 * 扫易智码: what is shown depends on who asks. The public learns that the enterprise is registered; a counterparty what it
 * may do today, without a reason; the enterprise its colour; an officer of its city everything. Standing is never public:
 * a hold is not a decision. The one look-up is the same for every text, and 80 random bits cannot be tried out.
 */
@Injectable()
export class ReadCode {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Ports) private readonly ports: Ports,
    @Inject(ReadStanding) private readonly standings: ReadStanding,
  ) {}

  read(actor: Actor, text: string, substance: string | null): Promise<CodeAnswer> {
    const read = readCodeText(text);
    return this.work.read(async (sql) => {
      const now = await this.clock.nowIn(sql);
      const found = await findCode(sql, read?.code ?? '');
      const viewer = found ? viewerOf(actor, found) : 'public';
      const verdict = verdictOf(found);
      const { zh, en } = codeVerdictWords[verdict];
      const answer: CodeAnswer = {
        verdict,
        viewer,
        // A proof of presence for a plate that counts no more, or for nothing, is none.
        living: read && found && !found.replaced ? livingState(this.vault, read, now) : 'none',
        zh: { ...zh },
        en: { ...en },
        asOf: isoOf(now),
      };
      if (!found || (found.replaced && viewer !== 'officer')) return answer;
      return {
        ...answer,
        place: { name: found.name, siteName: found.siteName },
        ...(await this.shareOf(sql, actor, viewer, found, substance, now, answer.living === 'current')),
      };
    });
  }

  private async shareOf(
    sql: Sql,
    actor: Actor,
    viewer: CodeViewer,
    { enterpriseId, siteId }: Found,
    substance: string | null,
    now: Instant,
    present: boolean,
  ): Promise<Pick<CodeAnswer, 'may' | 'own' | 'file'>> {
    const on = toPlainDate(now);
    switch (viewer) {
      case 'public':
        return {};
      case 'counterparty': {
        const known = { ...(await standing(sql, enterpriseId, on)), due: [] };
        return { may: { substance, ...mayOn(known, substance, on) } };
      }
      case 'own':
        return { own: colourView(await this.standings.of(sql, enterpriseId, now), on) };
      case 'officer':
        return { file: await this.fileOf(sql, actor, enterpriseId, siteId, now, present) };
    }
  }

  private async fileOf(
    sql: Sql,
    actor: Actor,
    enterpriseId: string,
    siteId: string | null,
    now: Instant,
    present: boolean,
  ): Promise<CodeFile> {
    const on = toPlainDate(now);
    const facts = (await enterpriseFacts(sql, [enterpriseId], on)).get(enterpriseId)!;
    const known = await this.standings.of(sql, enterpriseId, now);
    const view = standingView(known, await listHolds(sql, enterpriseId, on), actor, on);
    const counts: CodeFile['counts'] = [];
    for (const other of this.ports.all<EnterpriseCounts>(ENTERPRISE_COUNTS))
      counts.push(...(await other.counts(sql, enterpriseId, now)));
    const open = view.holds.some(({ phase }) => phase === 'in_force' || phase === 'to_come');
    return {
      enterpriseId,
      siteId,
      uscc: facts.uscc,
      division: facts.division,
      address: facts.address,
      state: facts.state,
      kinds: [...facts.kinds],
      sites: facts.sites.map((site) => ({ ...site })),
      licences: facts.licences.map(({ kind, number, validFrom, validTo }) => ({
        kind,
        number,
        validTo,
        inForce: inForce({ validFrom, validTo }, on),
      })),
      standing: view,
      counts,
      acts: [
        ...(view.supervised && facts.state === 'registered' ? ['hold'] : []),
        ...(view.supervised && open ? ['release'] : []),
        ...(present ? ['prove_presence'] : []),
      ],
    };
  }
}

function viewerOf(actor: Actor, { enterpriseId, division }: Found): CodeViewer {
  if (actor.enterpriseId !== null) return actor.enterpriseId === enterpriseId ? 'own' : 'counterparty';
  return isOfficerOfCity(actor, division) ? 'officer' : 'public';
}

function verdictOf(found: Found | null): CodeVerdict {
  if (!found) return 'unknown';
  if (found.replaced) return 'replaced';
  return found.state === 'registered' || found.state === 'suspended' ? 'genuine' : 'not_registered';
}
