import { isoOf } from '@yby/platform/contract';
import { useEffect, useRef } from 'react';
import { useMe } from '../api/queries';
import { newIntentKey } from '../api/intent';
import { now } from '../clock';
import { deviceCode } from './judgement';
import { placeNow } from './place-now';
import { reportScan } from './scan-outbox';
import type { useJudgement } from './use-judgement';

/** Enters what was scanned, once the verdict is on the screen. The public is not recorded. */
export function useRecorded(asked: string | null, { local, listed, server }: ReturnType<typeof useJudgement>): void {
  const account = useMe().data?.id;
  const done = useRef<string | null>(null);
  const here = local && (local.finding.kind !== 'genuine' || listed !== undefined);
  const shown =
    server.data?.verdict ?? (server.isError && here ? deviceCode(local.finding, listed?.standing ?? null) : undefined);
  const offline = !server.data;
  useEffect(() => {
    if (asked === null) done.current = null;
    if (!account || asked === null || !shown || done.current === asked) return;
    done.current = asked;
    const scan = { id: newIntentKey(), account, text: asked, scannedAt: isoOf(now()), offline, shown };
    void placeNow().then((place) => reportScan({ ...scan, ...(place ? { place } : {}) }).catch(() => undefined));
  }, [account, asked, shown, offline]);
}
