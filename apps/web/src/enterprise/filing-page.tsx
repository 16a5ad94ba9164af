import {
  defectsOf,
  enterpriseKinds,
  isIndividual,
  type EnterpriseKind,
  type FilingDocument,
} from '@yby/enterprise/contract';
import { toPlainDate } from '@yby/platform/contract';
import { lawInUse } from '@yby/regulation/contract';
import { useState } from 'react';
import { useParams } from 'react-router';
import { newIntentKey } from '../api/intent';
import { useLawInPage } from '../api/law-in-use';
import { now } from '../clock';
import { showNear } from '../parts/moments';
import { Bones, Notice, ProblemNotice } from '../parts/notice';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';
import { emptyMember, fieldWord, lists, unitFields, type ListName } from './filing-sections';
import { MemberField } from './member-field';
import { useFiling, useFilingDraft, type Filing } from './use-filing';
import '../styles/apply.css';
import '../styles/filing.css';

export function Page() {
  const { id = '' } = useParams();
  const filing = useFiling(id);
  const { settled } = useLawInPage();
  return (
    <div className="page filing-page">
      <ProblemNotice error={filing.error} onRetry={() => void filing.refetch()} />
      {(filing.isPending || !settled) && !filing.isError && <Bones lines={8} />}
      {filing.data && settled && <Form key={`${filing.data.id} ${filing.data.state}`} filing={filing.data} />}
    </div>
  );
}

const tones = { draft: 'live', submitted: 'live', returned: 'due', approved: 'good', withdrawn: 'rest' } as const;
const sections: readonly ListName[] = ['licences', 'sites', 'staff', 'needs'];

/** Left the sections with their states, right what is still missing, live; in the middle one thing after another. */
function Form({ filing }: { filing: Filing }) {
  const { t, lang, say, code } = useWords();
  const open = filing.acts.includes('save');
  const { document, change, state, error, act } = useFilingDraft(filing, open);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const defects = open ? defectsOf(document, lawInUse(), toPlainDate(now())) : [];
  const wrong = (field: string) => {
    const found = defects.find((one) => one.field === field);
    return found && `${say(found)}${t('text.colon')}${lang === 'zh' ? found.todoZh : found.todoEn}`;
  };
  const left = (section: string) => defects.filter(({ field }) => field.split('.')[0] === section).length;
  const run = async (name: 'submit' | 'withdraw') => {
    setBusy(true);
    setRefusal(null);
    await act(name).catch(setRefusal);
    setBusy(false);
    window.scrollTo({ top: 0 });
  };
  const unit = (part: object) => change((before) => ({ ...before, unit: { ...before.unit, ...part } }));
  const put = (list: ListName, next: (members: readonly object[]) => readonly object[]) =>
    change((before) => ({ ...before, [list]: next(before[list]) }) as FilingDocument);
  const member = (list: ListName, i: number, part: object) =>
    put(list, (members) => members.map((one, k) => (k === i ? { ...one, ...part } : one)));
  const add = (list: ListName) =>
    change(
      (before) =>
        ({
          ...before,
          [list]: [...before[list], emptyMember(list, newIntentKey(), before)],
        }) as FilingDocument,
    );
  const drop = (list: ListName, i: number) => put(list, (members) => members.filter((_, k) => k !== i));
  return (
    <>
      <div className="page-head">
        <div className="lead">
          <h1>
            {t(filing.kind === 'registration' ? 'file.registration' : 'file.change')}{' '}
            <Tag tone={tones[filing.state]}>{code('file.state', filing.state)}</Tag>
          </h1>
          <p className="small quiet">
            <span className="mono">{filing.number}</span>
            {open && ` · ${t(`file.${state}`)}`}
          </p>
        </div>
      </div>
      <ProblemNotice error={refusal ?? error} />
      {filing.state === 'submitted' && (
        <Notice tone="live" title={t('file.waiting', { when: showNear(filing.dueAt, now(), lang) })} />
      )}
      {filing.returned.length > 0 && filing.state === 'returned' && (
        <Notice tone="due" title={t('file.returned')}>
          <ul data-testid="returned">
            {filing.returned.map((one) => (
              <li key={one.code + (one.field ?? '')}>
                {say(one)}
                {one.note && `${t('text.colon')}${one.note}`}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="filing-grid">
        <div className="stack loose">
          <section className="card stack" id="s-unit">
            <header>
              <h2>{t('file.unit')}</h2>
              <Mark n={left('unit')} open={open} />
            </header>
            <fieldset className="kinds" disabled={!open}>
              <legend>{t('join.kinds')}</legend>
              {enterpriseKinds.map((kind) => (
                <label key={kind} className={document.unit.kinds.includes(kind) ? 'chip on' : 'chip'}>
                  <input
                    type="checkbox"
                    checked={document.unit.kinds.includes(kind)}
                    onChange={({ target }) => unit({ kinds: toggled(document.unit.kinds, kind, target.checked) })}
                  />
                  {code('ekind', kind)}
                </label>
              ))}
            </fieldset>
            <div className="pair">
              {unitFields
                .filter(({ name }) => !isIndividual(document) || !['uscc', 'legalRep'].includes(name))
                .map((field) => (
                  <MemberField
                    key={field.name}
                    field={field}
                    at={`unit.${field.name}`}
                    value={document.unit[field.name as keyof typeof document.unit]}
                    wrong={wrong(`unit.${field.name}`)}
                    put={(value) => unit({ [field.name]: value })}
                    filingId={filing.id}
                    disabled={!open}
                  />
                ))}
            </div>
          </section>
          {sections.map((list) => (
            <section key={list} className="card stack" id={`s-${list}`}>
              <header>
                <h2>{t(`file.${list}`)}</h2>
                <Mark n={left(list)} open={open} />
              </header>
              {wrong(list) && <p className="why small">{wrong(list)}</p>}
              {document[list].map((one, i) => (
                <div className="member stack" key={(one as { id?: string }).id ?? `${list}-${i}`}>
                  <div className="pair">
                    {lists[list].map((field) => (
                      <MemberField
                        key={field.name}
                        field={field}
                        at={`${list}.${i}.${field.name}`}
                        value={(one as unknown as Record<string, unknown>)[field.name]}
                        wrong={wrong(`${list}.${i}.${field.name}`)}
                        put={(value) => member(list, i, { [field.name]: value })}
                        filingId={filing.id}
                        disabled={!open}
                      />
                    ))}
                  </div>
                  {open && (
                    <p>
                      <button type="button" className="btn" onClick={() => drop(list, i)}>
                        {t('file.drop')}
                      </button>
                    </p>
                  )}
                </div>
              ))}
              {open && (
                <p>
                  <button type="button" className="btn" onClick={() => add(list)} data-testid={`add-${list}`}>
                    ＋ {t('file.add')}
                  </button>
                </p>
              )}
            </section>
          ))}
        </div>
        <aside className="card stack beside" aria-live="polite">
          {open && (
            <>
              <Notice
                tone={defects.length ? 'due' : 'good'}
                title={defects.length ? t('file.defects', { n: defects.length }) : t('file.complete')}
              />
              <ul className="defects small" data-testid="defects">
                {defects.map((one) => (
                  <li key={one.field + one.code}>
                    <a href={`#s-${one.field.split('.')[0]}`}>{t(`file.${one.field.split('.')[0]}` as never)}</a>
                    {fieldWord(one.field) && ` ${t(fieldWord(one.field)!)}`}
                    {t('text.colon')}
                    {say(one)} <span className="rule">{one.rule}</span>
                  </li>
                ))}
              </ul>
              <button
                type="button"
                className="btn primary"
                disabled={busy || defects.length > 0}
                onClick={() => void run('submit')}
                data-testid="filing-submit"
              >
                {t('file.submit')}
              </button>
            </>
          )}
          {filing.acts.includes('withdraw') && (
            <button type="button" className="btn" disabled={busy} onClick={() => void run('withdraw')}>
              {t('file.withdraw')}
            </button>
          )}
        </aside>
      </div>
    </>
  );
}

const toggled = (kinds: readonly EnterpriseKind[], kind: EnterpriseKind, on: boolean) =>
  on ? [...kinds, kind] : kinds.filter((one) => one !== kind);

function Mark({ n, open }: { n: number; open: boolean }) {
  const { t } = useWords();
  if (!open) return null;
  return <Tag tone={n ? 'due' : 'good'}>{n ? `${n} ${t('file.todo')}` : t('file.done')}</Tag>;
}
