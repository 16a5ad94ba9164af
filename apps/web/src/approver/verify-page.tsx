import { factsOf } from '@yby/enterprise/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { api, bodyOf } from '../api/client';
import { newIntentKey } from '../api/intent';
import { useLawInPage } from '../api/law-in-use';
import { factWords } from '../enterprise/fact-words';
import { useFiling, type Filing } from '../enterprise/use-filing';
import { now } from '../clock';
import { showNear } from '../parts/moments';
import { Bones, Notice, ProblemNotice } from '../parts/notice';
import { useUnmaskedFiling } from '../privacy/unmask-filing';
import { WideTable } from '../parts/wide-table';
import { useWords } from '../words';
import '../styles/filing.css';

/** Everything declared on one screen, what a change makes different beside what is registered, and the two decisions. */
export function Page() {
  const { id = '' } = useParams();
  const filing = useFiling(id);
  const { settled } = useLawInPage();
  return (
    <div className="page">
      <ProblemNotice error={filing.error} onRetry={() => void filing.refetch()} />
      {(filing.isPending || !settled) && !filing.isError && <Bones lines={8} />}
      {filing.data && settled && <Verify key={filing.data.version} filing={filing.data} />}
    </div>
  );
}

function Verify({ filing }: { filing: Filing }) {
  const { t, lang } = useWords();
  const words = factWords(useWords());
  const { message } = App.useApp();
  const go = useNavigate();
  const store = useQueryClient();
  const [checked, setChecked] = useState<string[]>([]);
  const [returning, setReturning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { document, before, button } = useUnmaskedFiling(filing);
  const old = new Map((before ? factsOf(before) : []).map((fact) => [fact.fact, fact]));
  const changed = new Set(filing.changes.map(({ fact }) => fact));
  const facts = factsOf(document).filter(({ fact }) => filing.kind === 'registration' || changed.has(fact));
  const removed = filing.changes.filter(({ change }) => change === 'removed').map(({ fact }) => old.get(fact)!);
  const may = filing.acts.includes('approve');
  const decide = async (send: () => Promise<unknown>, said: string) => {
    setBusy(true);
    setError(null);
    try {
      await send();
      void message.success(said);
      await store.invalidateQueries({ queryKey: ['verification'] });
      void go('/verification');
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
  };
  const headers = () => ({ 'idempotency-key': newIntentKey(), 'if-match': `"${filing.version}"` });
  const approve = () =>
    decide(
      () =>
        bodyOf(
          api.POST('/api/verification/filings/{id}/approve', {
            params: { path: { id: filing.id } },
            body: { evidence: checked.map((fact) => ({ fact, level: 'checked_at_source' as const })) },
            headers: headers(),
          }),
        ),
      t('verify.approved'),
    );
  return (
    <>
      <div className="page-head">
        <div className="lead">
          <h1>{document.unit.name}</h1>
          <p className="small quiet">
            {t(filing.kind === 'registration' ? 'file.registration' : 'file.change')} ·{' '}
            <span className="mono">{filing.number}</span>
            {filing.dueAt && ` · ${t('verify.due', { when: showNear(filing.dueAt, now(), lang) })}`}
          </p>
        </div>
        {may && (
          <div className="acts">
            <Button
              type="primary"
              size="large"
              disabled={busy || returning}
              onClick={() => void approve()}
              data-testid="verify-approve"
            >
              {t('verify.approve')}
            </Button>
            <Button
              size="large"
              disabled={busy}
              aria-expanded={returning}
              onClick={() => setReturning(!returning)}
              data-testid="verify-return"
            >
              {t('verify.return')}
            </Button>
          </div>
        )}
      </div>
      <div className="stack">
        <ProblemNotice error={error} />
        {filing.sameName.length > 0 && (
          <Notice
            tone="due"
            title={t('verify.sameName', {
              names: filing.sameName.map(({ name, number }) => `${name} ${number}`).join('、'),
            })}
          />
        )}
        {returning && (
          <ReturnForm
            facts={facts.map(({ field, group, title, fact }) => ({ field, label: words.name(group, fact, title) }))}
            busy={busy}
            send={(defects) =>
              void decide(
                () =>
                  bodyOf(
                    api.POST('/api/verification/filings/{id}/return', {
                      params: { path: { id: filing.id } },
                      body: { defects },
                      headers: headers(),
                    }),
                  ),
                t('verify.returned'),
              )
            }
          />
        )}
        <section className="card">
          <header>
            <h2>{t(filing.kind === 'registration' ? 'verify.facts' : 'verify.changes')}</h2>
            {button}
          </header>
          <WideTable label={t('verify.facts')}>
            <table className="lines facts-table" data-testid="facts">
              <tbody>
                {facts.map(({ fact, group, title, value }) => (
                  <tr key={fact}>
                    <td className="nowrap">{words.name(group, fact, title)}</td>
                    <td>
                      {old.has(fact) && (
                        <p className="quiet small">
                          {t('verify.was')} <del>{words.value(old.get(fact)!.value)}</del>
                        </p>
                      )}
                      {words.value(value)} {words.scans(value, filing.id)}
                    </td>
                    <td className="nowrap">
                      {may && (
                        <Checkbox
                          checked={checked.includes(fact)}
                          onChange={({ target }) =>
                            setChecked(target.checked ? [...checked, fact] : checked.filter((one) => one !== fact))
                          }
                        >
                          {t('verify.source')}
                        </Checkbox>
                      )}
                    </td>
                  </tr>
                ))}
                {removed.map(({ fact, group, title, value }) => (
                  <tr key={fact}>
                    <td className="nowrap">{words.name(group, fact, title)}</td>
                    <td colSpan={2}>
                      <del>{words.value(value)}</del>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </WideTable>
        </section>
      </div>
    </>
  );
}

interface ReturnProps {
  facts: readonly { field: string; label: string }[];
  busy: boolean;
  send: (defects: { code: string; field?: string; note?: string }[]) => void;
}

/** Everything that is missing is told once (行政许可法 32): several reasons are ticked together, each with its example. */
function ReturnForm({ facts, busy, send }: ReturnProps) {
  const { t, say } = useWords();
  const reasons = useQuery({
    queryKey: ['verification', 'reasons'],
    queryFn: async () => (await bodyOf(api.GET('/api/verification/reasons'))).items,
    staleTime: Infinity,
  });
  const [ticked, setTicked] = useState<Record<string, { field: string; note: string }>>({});
  const put = (code: string, part: { field?: string; note?: string }) =>
    setTicked((all) => ({ ...all, [code]: { ...all[code]!, ...part } }));
  const codes = Object.keys(ticked);
  return (
    <section className="card stack" aria-label={t('verify.reasons')} data-testid="return-form">
      <h2>{t('verify.reasons')}</h2>
      <ul className="reasons">
        {reasons.data?.map((reason) => (
          <li key={reason.code}>
            <Checkbox
              checked={reason.code in ticked}
              onChange={({ target }) =>
                setTicked((all) => {
                  const { [reason.code]: _, ...rest } = all;
                  return target.checked ? { ...all, [reason.code]: { field: '', note: '' } } : rest;
                })
              }
              data-testid={`reason-${reason.code}`}
            >
              {say(reason)} <span className="rule">{reason.rule}</span>
            </Checkbox>
            {ticked[reason.code] && (
              <div className="more row wrap">
                <p className="small quiet">{say({ zh: reason.exampleZh, en: reason.exampleEn })}</p>
                <select
                  className="field"
                  aria-label={t('verify.facts')}
                  value={ticked[reason.code]!.field}
                  onChange={({ target }) => put(reason.code, { field: target.value })}
                >
                  <option value="">—</option>
                  {facts.map(({ field, label }) => (
                    <option key={field} value={field}>
                      {label}
                    </option>
                  ))}
                </select>
                <Input
                  aria-label={t('verify.note')}
                  placeholder={t('verify.note')}
                  value={ticked[reason.code]!.note}
                  maxLength={500}
                  onChange={({ target }) => put(reason.code, { note: target.value })}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
      <p>
        <Button
          type="primary"
          danger
          disabled={busy || codes.length === 0}
          onClick={() =>
            send(
              codes.map((code) => {
                const { field, note } = ticked[code]!;
                return { code, ...(field ? { field } : {}), ...(note.trim() ? { note: note.trim() } : {}) };
              }),
            )
          }
          data-testid="return-go"
        >
          {t('verify.returnGo', { n: codes.length })}
        </Button>
      </p>
    </section>
  );
}
