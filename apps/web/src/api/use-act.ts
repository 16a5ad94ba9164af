import { useState } from 'react';
import { useIntent } from './intent';

/** One act at a time under one key a content: whether it is on its way, and what was refused. */
export function useAct() {
  const intent = useIntent();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = async (content: unknown, send: (key: string) => Promise<unknown>, done: () => void): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await intent.run(content, send);
      done();
    } catch (refusal) {
      setError(refusal);
    }
    setBusy(false);
  };
  return { run, busy, error };
}
