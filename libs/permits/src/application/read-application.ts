import { namesOf } from '@yby/identity';
import { historyOf, isoOf, platformRefusal, type Actor, type Instant, type Sql, type Vault } from '@yby/platform';
import type { StoredApplication } from './application-row';
import type { ApplicationView, CaseEvent } from './application-view';
import { sideOf, viewOf } from './view-of';

/** @throws Refusal platform.not-found also for a foreign case: that it exists is nobody else's business */
export async function getApplication(
  sql: Sql,
  actor: Actor,
  id: string,
  lock: '' | 'FOR UPDATE' = '',
): Promise<StoredApplication> {
  const row = await sql.maybe<StoredApplication>(
    lock
      ? 'SELECT * FROM permits.application WHERE id = $1 FOR UPDATE'
      : 'SELECT * FROM permits.application WHERE id = $1',
    [id],
  );
  if (!row || sideOf(row, actor) === null) throw platformRefusal('not-found');
  return row;
}

const names: Record<string, [zh: string, en: string]> = {
  'permits.submitted': ['提交', 'submitted'],
  'permits.resubmitted': ['补正后提交', 'submitted again'],
  'permits.returned': ['退回补正', 'returned for correction'],
  'permits.approved': ['通过并签发', 'approved and issued'],
  'permits.refused': ['不予办理', 'refused'],
  'permits.forwarded': ['核对后转报', 'checked and handed on'],
  'permits.received-above': ['上级已收件', 'received by the deciding authority'],
  'permits.answered': ['上级已答复', 'answered by the deciding authority'],
  'permits.withdrawn': ['撤回', 'withdrawn'],
  'permits.lapsed': ['逾期失效', 'lapsed'],
  'permits.claimed': ['领取', 'claimed'],
  'permits.released': ['放回', 'released'],
  'permits.handed-over': ['移交', 'handed over'],
  'permits.paused': ['中止计时', 'the clock was paused'],
  'permits.resumed': ['恢复计时', 'the clock runs again'],
  'permits.onsite-asked': ['提出实地核查', 'a visit was asked for'],
  'permits.onsite-done': ['实地核查完成', 'the visit was made'],
  'permits.onsite-cancelled': ['取消实地核查', 'the visit was cancelled'],
  'permits.returned-again': ['再次退回，计时不停', 'returned again; the clock goes on'],
  'permits.first-opinion': ['第一审查人已出具意见', 'the first officer has written an opinion'],
  'permits.opinions-differ': ['两名审查人意见不一致，报主管裁定', 'the two officers differ; a supervisor decides'],
  'permits.reminder': ['提醒审批员', 'officer reminded'],
  'permits.overdue': ['超过承诺期限', 'past the promised time'],
};

/** The case with its history, for one of its sides. */
export async function readApplication(
  sql: Sql,
  vault: Vault,
  actor: Actor,
  id: string,
  now: Instant,
): Promise<ApplicationView> {
  const row = await getApplication(sql, actor, id);
  const history = await historyOf(sql, 'application', id);
  const people = await namesOf(sql, [
    ...new Set(history.filter((e) => e.actorKind === 'person').map((e) => e.actorId)),
  ]);
  const events = history.map(({ event, at, actorKind, actorId }): CaseEvent => {
    const [zh, en] = names[event] ?? [event, event];
    const by = actorKind === 'person' ? (people.get(actorId) ?? '—') : '系统 / system';
    return { at: isoOf(at), act: event.slice('permits.'.length), by, zh, en };
  });
  return viewOf(vault, row, actor, now, events);
}
