import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import type { ApplicationView } from '../api/types';
import { Bones, ProblemNotice } from '../parts/notice';
import { useWords } from '../words';
import { Panel } from './panel';
import type { Again, Decision } from './pending-decisions';
import type { Held } from './use-claim';

export interface PanelProps {
  view: ApplicationView;
  held: Held;
  /** What had been written before it was taken back. */
  again: Again | undefined;
  decide: (decision: Decision) => void;
  close: () => void;
}

export const useReasons = () =>
  useQuery({ queryKey: ['reasons'], queryFn: () => bodyOf(api.GET('/api/review/reasons')), staleTime: Infinity });

/** Everything missing is told once (行政许可法 32): several defects are ticked together, each with its example. */
export function ReturnPanel({ view, held, again, decide, close }: PanelProps) {
  const { t, say } = useWords();
  const reasons = useReasons();
  const before = again?.act === 'return' ? again.body.defects : [];
  const [ticked, setTicked] = useState<string[]>(before.map(({ code }) => code));
  const [notes, setNotes] = useState<Record<string, string>>(
    Object.fromEntries(before.map(({ code, note }) => [code, note ?? ''])),
  );
  const matter = view.kind.startsWith('purchase') ? 'purchase' : 'transport';
  const defects = reasons.data?.defects.filter(({ applies }) => applies.includes(matter));
  const send = () =>
    decide({
      act: 'return',
      body: {
        fence: held.fence,
        defects: ticked.map((code) => ({ code, ...(notes[code]?.trim() ? { note: notes[code].trim() } : {}) })),
      },
    });
  return (
    <Panel tone="due" title={t('desk.returnTitle')} close={close} testid="return-panel">
      <ProblemNotice error={reasons.error} />
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
        <Button type="primary" size="large" disabled={!ticked.length} onClick={send} data-testid="return-send">
          {t('desk.returnGo', { n: ticked.length })}
        </Button>
      </p>
    </Panel>
  );
}
