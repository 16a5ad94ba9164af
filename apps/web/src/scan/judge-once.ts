import { isoOf } from '@yby/platform/contract';
import { judgeByList, verifiersFor } from '@yby/permits/contract';
import { queryClient } from '../api/queries';
import { now } from '../clock';
import { deviceCode, localFinding, toneOfLocal, toneOfServer } from './judgement';
import { groupOf, type Checked } from './checkpoint-list';
import { listFor } from './kept-lists';
import { askRegister, keysQuery, listsQuery } from './use-judgement';

type Judged = Omit<Checked, 'times'>;

/** By this device: signature, dates, and what its list says. */
export async function judgeHere(text: string): Promise<Judged> {
  const keys = await queryClient.fetchQuery(keysQuery);
  const verifiers = await verifiersFor(keys?.keys ?? []);
  const at = now();
  const finding = localFinding(text, keys, at, verifiers);
  await queryClient.fetchQuery(listsQuery);
  const list =
    finding.kind === 'genuine' ? await listFor(finding.verdict.credential.statusIndex, keys!.keys, verifiers) : null;
  const standing = finding.kind === 'genuine' ? judgeByList(finding.verdict.credential, list, at) : null;
  const code = deviceCode(finding, standing);
  const credential = finding.kind === 'genuine' || finding.kind === 'refused' ? finding.verdict.credential : undefined;
  return {
    text,
    at: isoOf(at),
    group: groupOf(toneOfLocal(finding, standing), code),
    code,
    from: 'device',
    number: credential?.number ?? null,
    holder: credential?.holder ?? null,
  };
}

/** By the register. @throws where it gives no answer */
export async function judgeThere(text: string): Promise<Judged> {
  const answer = await askRegister(text);
  return {
    text,
    at: isoOf(now()),
    group: groupOf(toneOfServer(answer), answer.verdict),
    code: answer.verdict,
    from: 'register',
    number: answer.permit?.number ?? null,
    holder: answer.permit?.holderName ?? null,
  };
}
