import { namesOf } from '@yby/identity';
import {
  At,
  Choice,
  historyOf,
  isoOf,
  Part,
  platformRefusal,
  Text,
  Whole,
  type Actor,
  type Instant,
  type Sql,
  type Vault,
} from '@yby/platform';
import { MeasureView, measuresOf } from '../measure/measure-view';
import { permitColumns, type StoredPermit } from './permit-row';
import { reissueReasons } from './reissue';
import { sideOf } from './side-of';

export class PermitEvent {
  @At() at: string;
  @Text({ about: 'issued, redeemed, expired, suspended …' }) event: string;
  @Text() zh: string;
  @Text() en: string;
  @Text() by: string;
}

export class ReplacedPaper {
  @Whole() edition: number;
  @At() replacedAt: string;
  @Choice(reissueReasons, { name: 'ReissueReason' }) reason: (typeof reissueReasons)[number];
  @Text({ many: true, about: 'what the next paper says differently' }) corrected: string[];
  @Text({ nullable: true, about: 'the officer’s words; for the organ and the holder' }) note: string | null;
}

export class PermitHistory {
  @Part(() => PermitEvent, { many: true, most: 300 }) events: PermitEvent[];
  @Part(() => ReplacedPaper, { many: true }) replaced: ReplacedPaper[];
  @Part(() => MeasureView, { many: true }) measures: MeasureView[];
}

export const permitEventWords: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  'permits.issued': ['签发', 'issued'],
  'permits.redeemed': ['核销', 'written off'],
  'permits.expired': ['有效期届满', 'expired'],
  'permits.permit-suspended': ['暂扣', 'suspended'],
  'permits.permit-restored': ['恢复', 'restored'],
  'permits.permit-revoked': ['吊销', 'revoked'],
  'permits.permit-annulled': ['撤销', 'annulled'],
  'permits.permit-withdrawn': ['撤回', 'withdrawn'],
  'permits.permit-cancelled': ['作废', 'cancelled'],
  'permits.permit-deregistered': ['注销', 'deregistered'],
  'permits.permit-reissued': ['换发', 're-issued'],
};

interface Replaced {
  readonly edition: number;
  readonly replaced_at: Instant;
  readonly reason: (typeof reissueReasons)[number];
  readonly corrected: string[];
  readonly note: string;
}

/** What has happened to a permit since its issue; proposals of the organ only for the organ. */
export async function permitHistory(sql: Sql, vault: Vault, actor: Actor, id: string): Promise<PermitHistory> {
  const permit = await sql.maybe<StoredPermit>(`SELECT ${permitColumns} FROM permits.permit p WHERE p.id = $1`, [id]);
  const side = permit && sideOf(permit, actor);
  if (!permit || side === null) throw platformRefusal('not-found');
  const known = side === 'authority' || side === 'holder';
  const history = await historyOf(sql, 'permit', id);
  const people = await namesOf(sql, [
    ...new Set(history.filter((entry) => entry.actorKind === 'person').map((entry) => entry.actorId)),
  ]);
  const say = (event: string, at: Instant, by: string): PermitEvent => {
    const [zh, en] = permitEventWords[event] ?? [event, event];
    return { at: isoOf(at), event: event.replace(/^permits\.(permit-)?/, ''), zh, en, by };
  };
  const replaced = await sql.rows<Replaced>(
    'SELECT edition, replaced_at, reason, corrected, note FROM permits.replaced_credential WHERE permit_id = $1 ORDER BY edition',
    [id],
  );
  return {
    events: [
      say('permits.issued', permit.issued_at, permit.organ_name),
      ...history.map(({ event, at, actorKind, actorId }) =>
        say(event, at, actorKind === 'person' ? (people.get(actorId) ?? '—') : '系统 / system'),
      ),
    ],
    replaced: replaced.map(({ edition, replaced_at: at, reason, corrected, note }) => ({
      edition,
      replacedAt: isoOf(at),
      reason,
      corrected,
      note: known ? vault.open(note, 'reissue.note') : null,
    })),
    measures: known ? await measuresOf(sql, vault, id, side === 'authority') : [],
  };
}
