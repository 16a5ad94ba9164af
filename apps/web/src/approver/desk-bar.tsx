import { divisionName } from '@yby/regulation/contract';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { QueueCounts, QueueRow } from '../api/review-types';
import { applicationKinds } from '../api/types';
import { useWords } from '../words';
import { isFiltered, type QueueFilter } from './queue-view';

interface Props {
  counts: QueueCounts | undefined;
  filter: QueueFilter;
  rows: readonly QueueRow[];
  help: () => void;
  /** Opens the batch of clean filings; absent for those who decide nothing. */
  batch?: (() => void) | undefined;
}

/** What is being typed stands here: the address follows a moment later, and a field bound to it would lose letters. */
function Seek({ q, set }: { q: string; set: (text: string) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Input
      allowClear
      className="seek"
      placeholder={t('desk.search')}
      aria-label={t('desk.search')}
      value={typed ?? q}
      onFocus={() => setTyped(q)}
      onBlur={() => setTyped(null)}
      onChange={(event) => {
        setTyped(event.target.value);
        set(event.target.value);
      }}
      data-testid="queue-search"
    />
  );
}

/** Three figures that say how the day stands, the filters, and the keys. */
export function DeskBar({ counts, filter, rows, help, batch }: Props) {
  const { t, lang, code } = useWords();
  const [params, setParams] = useSearchParams();
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    else next.delete(name);
    setParams(next, { replace: true });
  };
  const divisions = [...new Set(rows.map((row) => row.division))];
  const figure = (n: number | undefined) => (n === undefined ? '–' : n >= 1000 ? '1000+' : n);
  return (
    <div className="desk-bar">
      <h1 className="sr">{t('desk.title')}</h1>
      <p className="figures" data-testid="queue-counts">
        <strong>{t('desk.waiting', { n: figure(counts?.waiting) })}</strong>
        <span>{t('desk.dueToday', { n: figure(counts?.dueToday) })}</span>
        <span className={counts?.over80 ? 'risk' : ''}>{t('desk.over80', { n: figure(counts?.over80) })}</span>
      </p>
      <Seek q={filter.q} set={(text) => set('q', text)} />
      <Select
        aria-label={t('desk.kind')}
        value={filter.kind}
        onChange={(value: string) => set('kind', value)}
        options={[
          { value: '', label: `${t('desk.kind')}${t('text.colon')}${t('list.all')}` },
          ...applicationKinds.map((kind) => ({
            value: kind,
            label: code('kind', kind),
          })),
        ]}
      />
      {divisions.length > 1 && (
        <Select
          aria-label={t('desk.division')}
          value={filter.division}
          onChange={(value: string) => set('division', value)}
          options={[
            { value: '', label: `${t('desk.division')}${t('text.colon')}${t('list.all')}` },
            ...divisions.map((division) => ({ value: division, label: divisionName(division, lang) })),
          ]}
        />
      )}
      <Select
        aria-label={t('desk.clock')}
        value={filter.clock}
        onChange={(value: string) => set('clock', value)}
        options={[
          { value: '', label: `${t('desk.clock')}${t('text.colon')}${t('list.all')}` },
          { value: 'today', label: t('desk.clock.today') },
          { value: 'over80', label: t('desk.clock.over80') },
        ]}
      />
      <Select
        aria-label={t('desk.sort')}
        value={filter.sort}
        onChange={(value: string) => set('sort', value === 'due' ? '' : value)}
        options={(['due', 'warnings', 'enterprise'] as const).map((sort) => ({
          value: sort,
          label: t(`desk.sort.${sort}`),
        }))}
      />
      {isFiltered(filter) && (
        <Button type="link" onClick={() => setParams({}, { replace: true })} data-testid="queue-reset">
          {t('act.reset')}
        </Button>
      )}
      {batch && (
        <Button className="batch-button" onClick={batch} data-testid="batch-open">
          {t('batch.open')}
        </Button>
      )}
      <Button className="keys-button" onClick={help} data-testid="keys-help">
        ⌨ {t('desk.keys')} <kbd>?</kbd>
      </Button>
    </div>
  );
}
