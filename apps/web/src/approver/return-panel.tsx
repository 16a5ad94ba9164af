import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { useIntent } from '../api/intent';
import type { ApplicationView } from '../api/types';
import { Bones, ProblemNotice } from '../parts/notice';
import { useWords } from '../words';
import { Panel } from './panel';
import type { Held } from './use-claim';

export interface PanelProps {
  view: ApplicationView;
  held: Held;
  done: () => void;
  close: () => void;
}

export const useReasons = () =>
  useQuery({ queryKey: ['reasons'], queryFn: () => bodyOf(api.GET('/api/review/reasons')), staleTime: Infinity });

/** Everything missing is told once (行政许可法 32): several defects are ticked together, each with its example. */
export function ReturnPanel({ view, held, done, close }: PanelProps) {
  const { t, say } = useWords();
  const reasons = useReasons();
  const intent = useIntent();
  const store = useQueryClient();
  const [ticked, setTicked] = useState<string[]>([]);
  const [notes, setNotes] = useState<Record<string, string>>({});
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const matter = view.kind === 'purchase_filing' ? 'purchase' : 'transport';
  const defects = reasons.data?.defects.filter(({ applies }) => applies.includes(matter));
  const send = async () => {
    setBusy(true);
    setError(null);
    const body = {
      fence: held.fence,
      defects: ticked.map((code) => ({ code, ...(notes[code]?.trim() ? { note: notes[code].trim() } : {}) })),
    };
    try {
      await intent.run([view.id, body], (key) =>
        bodyOf(
          api.POST('/api/review/applications/{id}/return', {
            params: { path: { id: view.id } },
            body,
            headers: { 'idempotency-key': key },
          }),
        ),
      );
      void store.invalidateQueries({ queryKey: ['application', view.id] });
      done();
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
  };
  return (
    <Panel tone="due" title={t('desk.returnTitle')} close={close} testid="return-panel">
      <ProblemNotice error={error ?? reasons.error} />
      {reasons.isPending && <Bones />}
      <ul className="reasons">
        {defects?.map((defect) => (
          <li key={defect.code}>
            <Checkbox
              checked={ticked.includes(defect.code)}
              onChange={({ target }) =>
                setTicked(target.checked ? [...ticked, defect.code] : ticked.filter((code) => code !== defect.code))
              }
              data-testid={`defect-${defect.code}`}
            >
              {say(defect)} <span className="rule">{defect.rule}</span>
            </Checkbox>
            {ticked.includes(defect.code) && (
              <div className="more">
                <p className="small quiet">
                  {t('desk.example')}
                  {t('text.colon')}
                  {say({ zh: defect.exampleZh, en: defect.exampleEn })}
                </p>
                <Input
                  maxLength={500}
                  placeholder={t('desk.returnNote')}
                  aria-label={t('desk.returnNote')}
                  value={notes[defect.code] ?? ''}
                  onChange={(event) => setNotes({ ...notes, [defect.code]: event.target.value })}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
      <p>
        <Button
          type="primary"
          size="large"
          loading={busy}
          disabled={!ticked.length}
          onClick={() => void send()}
          data-testid="return-send"
        >
          {t('desk.returnGo', { n: ticked.length })}
        </Button>
      </p>
    </Panel>
  );
}
