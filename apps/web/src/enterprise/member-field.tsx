import { idKinds, licenceKinds, staffDuties, type StoredScan, type TypedAmount } from '@yby/enterprise/contract';
import { lawInUse, substanceOf } from '@yby/regulation/contract';
import { toPlainDate } from '@yby/platform/contract';
import { useState } from 'react';
import { now } from '../clock';
import { Combo } from '../parts/combo';
import { PlaceField } from '../parts/place-field';
import { useSubstanceItems } from '../parts/substance-search';
import { useWords } from '../words';
import type { FieldOf } from './filing-sections';
import { ScanField } from './scan-field';

interface Props {
  field: FieldOf;
  /** Path in the document. */
  at: string;
  value: unknown;
  wrong: string | undefined;
  put: (value: unknown) => void;
  filingId: string;
  disabled: boolean;
}

const choices = { kind: [licenceKinds, 'lkind'], duty: [staffDuties, 'duty'], idKind: [idKinds, 'idkind'] } as const;
const nameOf = (code: string) =>
  lawInUse().listedOn(code, toPlainDate(now())) ? substanceOf(code) : { nameZh: code, nameEn: code };

/** One field of the document, by its kind, with what is wrong with it. */
export function MemberField({ field, at, value, wrong, put, filingId, disabled }: Props) {
  const { t, code } = useWords();
  const label = t(field.word);
  const why = wrong && <span className="why small">{wrong}</span>;
  const testid = `f-${at}`;
  if (field.kind === 'scan')
    return (
      <div>
        <ScanField label={label} scan={value as StoredScan | null} put={put} filingId={filingId} testid={testid} />
        {why}
      </div>
    );
  if (field.kind === 'flag')
    return (
      <label className="row">
        <input
          type="checkbox"
          checked={value === true}
          onChange={({ target }) => put(target.checked)}
          disabled={disabled}
          data-testid={testid}
        />
        {label} {why}
      </label>
    );
  if (field.kind === 'place')
    return (
      <div className="labelled">
        <PlaceField label={label} value={value as string} onPick={put} testid={testid} />
        {why}
      </div>
    );
  if (field.kind === 'substance' || field.kind === 'substances')
    return <Substances {...{ field, at, value, wrong, put, filingId, disabled }} />;
  if (field.kind === 'capacities') return <Capacities {...{ field, at, value, wrong, put, filingId, disabled }} />;
  if (field.kind === 'keepers')
    return (
      <div className="pair">
        {(value as { name: string; username: string }[]).map((keeper, i) => (
          // oxlint-disable-next-line react/no-array-index-key
          <label className="labelled" key={i}>
            {t('ff.keeper', { n: i + 1 })}
            <input
              className="field"
              value={keeper.name}
              disabled={disabled}
              onChange={({ target }) =>
                put((value as object[]).map((one, k) => (k === i ? { ...one, name: target.value } : one)))
              }
              data-testid={`${testid}-${i}`}
            />
          </label>
        ))}
        {why}
      </div>
    );
  if (field.kind === 'kind' || field.kind === 'duty' || field.kind === 'idKind') {
    const [values, family] = choices[field.kind];
    return (
      <label className="labelled">
        {label}
        <select
          className="field"
          value={value as string}
          disabled={disabled}
          onChange={({ target }) => put(target.value)}
          data-testid={testid}
        >
          {values.map((one) => (
            <option key={one} value={one}>
              {code(family, one)}
            </option>
          ))}
        </select>
        {why}
      </label>
    );
  }
  return (
    <label className={wrong ? 'labelled wrong' : 'labelled'}>
      {label}
      <input
        className="field"
        type={field.kind === 'day' ? 'date' : 'text'}
        value={value as string}
        disabled={disabled}
        aria-invalid={wrong ? true : undefined}
        onChange={({ target }) => put(target.value)}
        data-testid={testid}
      />
      {why}
    </label>
  );
}

function Substances({ field, at, value, wrong, put, disabled }: Props) {
  const { t, name } = useWords();
  const items = useSubstanceItems(toPlainDate(now()));
  const [query, setQuery] = useState('');
  const many = field.kind === 'substances';
  const chosen = many ? (value as string[]) : value ? [value as string] : [];
  return (
    <div className="labelled">
      {many && chosen.length > 0 && (
        <span className="filters">
          {chosen.map((one) => (
            <button
              key={one}
              type="button"
              className="chip on"
              disabled={disabled}
              onClick={() => put(chosen.filter((other) => other !== one))}
            >
              {name(nameOf(one))} ✕
            </button>
          ))}
        </span>
      )}
      <Combo
        label={t(field.word)}
        shown={many ? '' : chosen[0] ? name(nameOf(chosen[0])) : ''}
        items={items(query).slice(0, 40)}
        onQuery={setQuery}
        onPick={(code) => put(many ? [...new Set([...chosen, code])] : code)}
        nothing={t('ask.noSubstance')}
        testid={`f-${at}`}
      />
      {wrong && <span className="why small">{wrong}</span>}
    </div>
  );
}

function Capacities({ field, at, value, wrong, put, disabled }: Props) {
  const { t, name } = useWords();
  const items = useSubstanceItems(toPlainDate(now()));
  const [query, setQuery] = useState('');
  const rows = value as TypedAmount[];
  return (
    <div className="labelled wide">
      <span>{t(field.word)}</span>
      {rows.map((row, i) => (
        <span className="row" key={row.substance}>
          <span className="grow">{name(nameOf(row.substance))}</span>
          <input
            className="field short"
            aria-label={`${t(field.word)} ${name(nameOf(row.substance))}`}
            inputMode="decimal"
            value={row.amount}
            disabled={disabled}
            onChange={({ target }) => put(rows.map((one, k) => (k === i ? { ...one, amount: target.value } : one)))}
            data-testid={`f-${at}-${i}`}
          />
          <button type="button" className="btn" disabled={disabled} onClick={() => put(rows.filter((_, k) => k !== i))}>
            {t('file.drop')}
          </button>
        </span>
      ))}
      <Combo
        label={t('ff.substance')}
        shown=""
        placeholder={t('ff.substance')}
        items={items(query).slice(0, 40)}
        onQuery={setQuery}
        onPick={(substance) => {
          if (!rows.some((one) => one.substance === substance)) put([...rows, { substance, unit: 'mg', amount: '' }]);
        }}
        nothing={t('ask.noSubstance')}
        testid={`f-${at}`}
      />
      {wrong && <span className="why small">{wrong}</span>}
    </div>
  );
}
