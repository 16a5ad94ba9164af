import { isoOf } from '@yby/platform/contract';
import { useEffect, useRef, useState } from 'react';
import { newIntentKey } from '../api/intent';
import { now } from '../clock';
import { placeIn, withChecked, withRepeat, type Checked } from './checkpoint-list';
import { enterpriseCodeOf } from './enterprise-code-of';
import { judgeHere, judgeThere } from './judge-once';
import { placeNow } from './place-now';
import { reportScan } from './scan-outbox';
import { keepList, keptList } from './scan-store';
import { signal, type Signal } from './signal';

/** What the officer sees and hears at this moment. */
export interface Flash {
  readonly n: number;
  readonly kind: Signal | 'no-paper' | 'plate';
  readonly code: string;
  readonly place: number;
  readonly number: string | null;
}

/** One session at a checkpoint: kept on the device, so that a reload loses nothing. */
export function useCheckpoint(account: string, { name, isLoud }: { name: string; isLoud: boolean }) {
  const [list, setList] = useState<readonly Checked[] | null>(null);
  const [flash, setFlash] = useState<Flash | null>(null);
  // What was seen counts at once, before the page is drawn again.
  const seen = useRef<readonly Checked[]>([]);
  const flashes = useRef(0);
  const asking = useRef(new Set<string>());
  const change = (next: readonly Checked[]) => {
    seen.current = next;
    setList(next);
    void keepList(account, next).catch(() => undefined);
  };
  useEffect(() => {
    let over = false;
    const read = async () => {
      const kept = await keptList(account).catch(() => null);
      if (over) return;
      const found = Array.isArray(kept) ? (kept as Checked[]) : [];
      // A paper may have been shown before the kept list was read.
      seen.current = seen.current.reduce<readonly Checked[]>((all, one) => withChecked(all, one), found);
      setList(seen.current);
    };
    void read();
    return () => {
      over = true;
    };
  }, [account]);

  const show = (kind: Flash['kind'], code: string, text: string, number: string | null = null) => {
    flashes.current += 1;
    setFlash({ n: flashes.current, kind, code, place: placeIn(seen.current, text), number });
    if (kind !== 'no-paper' && kind !== 'plate') signal(kind, isLoud);
  };

  const found = async (text: string) => {
    if (enterpriseCodeOf(text)) return show('plate', 'plate', text);
    const known = seen.current.find((one) => one.text === text);
    if (known) {
      change(withRepeat(seen.current, text));
      return show('again', known.code, text, known.number);
    }
    if (asking.current.has(text)) return;
    asking.current.add(text);
    await judge(text).finally(() => asking.current.delete(text));
  };

  const judge = async (text: string) => {
    const scannedAt = isoOf(now());
    const here = await judgeHere(text);
    if (here.code === 'unreadable' && !/\/v\/?#/i.test(text)) return show('no-paper', 'no-paper', text);
    change(withChecked(seen.current, here));
    if (here.group === 'bad') show('bad', here.code, text, here.number);
    const there = await judgeThere(text).catch(() => null);
    const final = there ?? here;
    if (there) change(withChecked(seen.current, there));
    if (here.group !== 'bad') show(final.group, final.code, text, final.number);
    const place = await placeNow();
    await reportScan({
      id: newIntentKey(),
      account,
      text,
      scannedAt,
      offline: there === null,
      shown: final.code,
      ...(place ? { place } : {}),
      ...(name.trim() ? { checkpoint: name.trim().slice(0, 60) } : {}),
    }).catch(() => undefined);
  };

  return { list, flash, found, clear: () => change([]) };
}
