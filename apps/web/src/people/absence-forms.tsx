import { addDays } from '@yby/platform/contract';
import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { api } from '../api/client';
import { useMe } from '../api/queries';
import { Field } from '../applicant/field';
import { ActDialog } from '../permit/act-dialog';
import { useWords, type WordKey } from '../words';
import { today, useAbsenceAfresh, useOfficers, type LeaveKind, type Officer } from './absence-queries';
import { OrganSelect } from './organ-select';

const leaveKinds: readonly LeaveKind[] = ['annual', 'sick', 'duty', 'training', 'other'];

interface Span {
  readonly from: string;
  readonly until: string;
}
const tomorrow = (): Span => ({ from: addDays(today(), 1), until: addDays(today(), 1) });
const spanReady = ({ from, until }: Span) => from !== '' && until >= from;

function Days({ span, change }: { span: Span; change: (span: Span) => void }) {
  const { t } = useWords();
  return (
    <div className="pair">
      <Field field="absence-from" label={t('absence.from')}>
        {(id) => (
          <input
            id={id}
            type="date"
            className="field"
            value={span.from}
            // A leave of one day is the usual one: the end follows its beginning.
            onChange={({ target: { value } }) =>
              change({ from: value, until: span.until < value ? value : span.until })
            }
            data-testid="absence-from"
          />
        )}
      </Field>
      <Field field="absence-until" label={t('absence.until')}>
        {(id) => (
          <input
            id={id}
            type="date"
            className="field"
            min={span.from}
            value={span.until}
            onChange={({ target }) => change({ ...span, until: target.value })}
            data-testid="absence-until"
          />
        )}
      </Field>
    </div>
  );
}

interface ChoiceProps {
  field: string;
  label: string;
  value: string;
  change: (id: string) => void;
  among: readonly Officer[];
}

function OfficerChoice({ field, label, value, change, among }: ChoiceProps) {
  const { t, code } = useWords();
  return (
    <Field field={field} label={label}>
      {(id) => (
        <select
          id={id}
          className="field"
          value={value}
          onChange={({ target }) => change(target.value)}
          data-testid={field}
        >
          <option value="">—</option>
          {among.map((one) => (
            <option key={one.id} value={one.id}>
              {`${one.name} · ${one.organName} · ${one.roles.map((role) => code('role', role)).join(t('text.comma'))}`}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface EnteringProps {
  word: WordKey;
  testid: string;
  ready: boolean;
  content: unknown;
  send: (key: string) => Promise<unknown>;
  children: ReactNode;
}

/** The button and, once pressed, the dialog with its fields. */
function Entering({ word, testid, ready, content, send, children }: EnteringProps) {
  const { t } = useWords();
  const { message } = App.useApp();
  const afresh = useAbsenceAfresh();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)} data-testid={`${testid}-new`}>
        {t(word)}
      </Button>
      {open && (
        <ActDialog
          title={t(word)}
          go={t('absence.save')}
          ready={ready}
          content={content}
          send={async (key) => {
            await send(key);
            void message.success(t('absence.saved'));
            await afresh();
          }}
          close={() => setOpen(false)}
          testid={`${testid}-dialog`}
        >
          {children}
        </ActDialog>
      )}
    </>
  );
}

export function LeaveForm() {
  const { t } = useWords();
  const me = useMe().data;
  const led = (useOfficers().data ?? []).filter((one) => one.led);
  const [chosen, setChosen] = useState<string | null>(null);
  const [kind, setKind] = useState<LeaveKind>('annual');
  const [span, setSpan] = useState(tomorrow);
  const accountId = chosen ?? (led.some(({ id }) => id === me?.id) ? me!.id : '');
  const body = { accountId, kind, ...span };
  return (
    <Entering
      word="absence.newLeave"
      testid="leave"
      ready={accountId !== '' && spanReady(span)}
      content={body}
      send={(key) => api.POST('/api/leaves', { body, headers: { 'idempotency-key': key } })}
    >
      <OfficerChoice field="leave-who" label={t('absence.whose')} value={accountId} change={setChosen} among={led} />
      <Field field="leave-kind" label={t('absence.kind')} hint={t('absence.kindHint')}>
        {(id) => (
          <select
            id={id}
            className="field"
            value={kind}
            onChange={({ target }) => setKind(target.value as LeaveKind)}
            data-testid="leave-kind"
          >
            {leaveKinds.map((one) => (
              <option key={one} value={one}>
                {t(`absence.kind.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Days span={span} change={setSpan} />
    </Entering>
  );
}

export function DeputyForm() {
  const { t } = useWords();
  const me = useMe().data;
  const officers = useOfficers().data ?? [];
  const led = officers.filter((one) => one.led);
  const [chosen, setChosen] = useState<string | null>(null);
  const [deputyId, setDeputy] = useState('');
  const [span, setSpan] = useState(tomorrow);
  const accountId = chosen ?? (led.some(({ id }) => id === me?.id) ? me!.id : '');
  const who = officers.find(({ id }) => id === accountId);
  // Who shares an office; whether the authority is the same or the one above is the server's to say.
  const fit = officers.filter(({ id, roles }) => id !== accountId && roles.some((role) => who?.roles.includes(role)));
  const body = { accountId, deputyId, ...span };
  return (
    <Entering
      word="absence.newDeputy"
      testid="deputy"
      ready={accountId !== '' && deputyId !== '' && spanReady(span)}
      content={body}
      send={(key) => api.POST('/api/deputies', { body, headers: { 'idempotency-key': key } })}
    >
      <OfficerChoice
        field="deputy-for"
        label={t('absence.forWhom')}
        value={accountId}
        change={(id) => {
          setChosen(id);
          setDeputy('');
        }}
        among={led}
      />
      <OfficerChoice field="deputy-by" label={t('absence.by')} value={deputyId} change={setDeputy} among={fit} />
      <Days span={span} change={setSpan} />
    </Entering>
  );
}

export function DelegationForm() {
  const { t } = useWords();
  const [fromOrganId, setFrom] = useState('');
  const [toOrganId, setTo] = useState('');
  const [basis, setBasis] = useState('');
  const [span, setSpan] = useState(tomorrow);
  const body = { fromOrganId, toOrganId, basis: basis.trim(), ...span };
  return (
    <Entering
      word="absence.newDelegation"
      testid="delegation"
      ready={fromOrganId !== '' && toOrganId !== '' && body.basis.length > 3 && spanReady(span)}
      content={body}
      send={(key) => api.POST('/api/delegations', { body, headers: { 'idempotency-key': key } })}
    >
      <p className="quiet">{t('absence.delegationLine')}</p>
      <OrganSelect value={fromOrganId} change={setFrom} testid="delegation-from" label={t('absence.fromOrgan')} />
      <OrganSelect value={toOrganId} change={setTo} testid="delegation-to" label={t('absence.toOrgan')} />
      <Field field="delegation-basis" label={t('absence.basis')} hint={t('absence.basisHint')}>
        {(id) => (
          <input
            id={id}
            className="field"
            maxLength={200}
            value={basis}
            onChange={({ target }) => setBasis(target.value)}
            data-testid="delegation-basis"
          />
        )}
      </Field>
      <Days span={span} change={setSpan} />
    </Entering>
  );
}
