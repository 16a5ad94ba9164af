import type { FilingDocument } from '@yby/enterprise/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { api, bodyOf } from '../api/client';
import { newIntentKey } from '../api/intent';
import type { components } from '../api/schema';
import { RefusedError } from '../api/refused-error';

export type Filing = components['schemas']['FilingView'];

export const useFiling = (id: string) =>
  useQuery({
    queryKey: ['filing', id],
    queryFn: () => bodyOf(api.GET('/api/filings/{id}', { params: { path: { id } } })),
    staleTime: 0,
  });

const REST_MS = 900;

/** The document as typed, saved after every rest; a later save names the version that it has seen. */
export function useFilingDraft(filing: Filing, open: boolean) {
  const store = useQueryClient();
  const [document, setDocument] = useState<FilingDocument>(filing.document as FilingDocument);
  const [state, setState] = useState<'saved' | 'saving' | 'unsaved'>('saved');
  const [error, setError] = useState<unknown>(null);
  const version = useRef(filing.version);
  const sent = useRef(JSON.stringify(filing.document));
  const busy = useRef(false);
  const wanted = useRef(document);

  const send = useEffectEvent(async (): Promise<void> => {
    const text = JSON.stringify(wanted.current);
    if (!open || busy.current || text === sent.current) return;
    busy.current = true;
    setState('saving');
    try {
      const saved = await bodyOf(
        api.PUT('/api/filings/{id}', {
          params: { path: { id: filing.id } },
          body: { document: wanted.current as never },
          headers: { 'if-match': `"${version.current}"`, 'idempotency-key': newIntentKey() },
          keepalive: true,
        }),
      );
      version.current = saved.version;
      sent.current = text;
      setState('saved');
      setError(null);
    } catch (refusal) {
      setState('unsaved');
      if (refusal instanceof RefusedError && !refusal.undecided) setError(refusal);
    }
    busy.current = false;
  });
  useEffect(() => {
    wanted.current = document;
    const timer = setTimeout(() => void send(), REST_MS);
    return () => clearTimeout(timer);
  }, [document]);

  /** By a function of what stands now: an upload that ends late must not bring back what was there when it began. */
  const change = (next: (before: FilingDocument) => FilingDocument) => setDocument(next);
  /** Everything typed is with the server. */
  const settled = async () => {
    for (let i = 0; i < 40 && JSON.stringify(wanted.current) !== sent.current; i++)
      await new Promise((wake) => setTimeout(wake, 150));
  };
  const act = async (name: 'submit' | 'withdraw') => {
    await settled();
    const params = { path: { id: filing.id } };
    const headers = { 'idempotency-key': newIntentKey() };
    const answer = await bodyOf(
      name === 'submit'
        ? api.POST('/api/filings/{id}/submit', { params, headers })
        : api.POST('/api/filings/{id}/withdraw', { params, headers }),
    );
    store.setQueryData(['filing', filing.id], answer);
    await store.invalidateQueries({ queryKey: ['filings'] });
  };
  return { document, change, state, error, act };
}
