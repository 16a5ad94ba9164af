import { api, bodyOf } from '../api/client';
import type { RecordedScan } from '../api/permit-types';
import { fetchMe, queryClient } from '../api/queries';
import { RefusedError, unreachable } from '../api/refused-error';
import { dropScans, keepScan, waitingScans, type WaitingScan } from './scan-store';

// Every scan of somebody in office is first kept here and then reported, with network as without: one way, so that none is
// lost and none counts twice (the id is made here).

const BATCH = 20;

type Told = (differing: RecordedScan[]) => void;
const listeners = new Set<Told>();

/** Is told of every change; with the scans that passed here and do not by the register. */
export function whenReported(tell: Told): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
const tellAll: Told = (differing) => listeners.forEach((tell) => tell(differing));

export async function reportScan(scan: WaitingScan): Promise<void> {
  await keepScan(scan);
  tellAll([]);
  await reportWaiting(scan.account).catch(() => undefined);
}

let running: Promise<void> | null = null;

/** Reports what waits. @throws RefusedError where no answer came: all of it waits on */
export function reportWaiting(account: string): Promise<void> {
  // What was added meanwhile goes in the next round.
  running = (running ?? Promise.resolve()).catch(() => undefined).then(() => reportRound(account));
  return running;
}

async function reportRound(account: string): Promise<void> {
  const waiting = (await waitingScans(account)).filter(({ refused }) => refused === undefined);
  if (waiting.length === 0) return;
  // The session of this moment: perhaps it has ended, or somebody else has signed in.
  const asked = (staleTime: number) => queryClient.fetchQuery({ queryKey: ['me'], queryFn: fetchMe, staleTime });
  let me = await asked(30_000);
  // Whom the device only remembers has no session to report under.
  if (me && !me.csrf) me = await asked(0);
  if (me && !me.csrf) throw new RefusedError(unreachable(), 0);
  if (me?.id !== account) return;
  for (let at = 0; at < waiting.length; at += BATCH) await reportBatch(waiting.slice(at, at + BATCH));
}

async function reportBatch(batch: readonly WaitingScan[]): Promise<void> {
  try {
    const items = batch.map(({ account: _account, refused: _refused, ...scan }) => scan);
    const answer = await bodyOf(api.POST('/api/scans', { body: { items } }));
    await dropScans(batch.map(({ id }) => id));
    tellAll(answer.items.filter(({ differs }) => differs));
  } catch (error) {
    if (!(error instanceof RefusedError) || error.undecided || error.status === 401) throw error;
    // One that the server will never take must not hold up the others.
    if (batch.length > 1) for (const one of batch) await reportBatch([one]);
    else await keepScan({ ...batch[0]!, refused: error.problem.code });
    tellAll([]);
  }
}
