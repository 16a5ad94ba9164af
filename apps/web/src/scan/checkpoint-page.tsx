import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useMe } from '../api/queries';
import type { Me } from '../api/types';
import { keepApp } from '../offline/keep-app';
import { rememberMe } from '../offline/remembered-me';
import { showMoment } from '../parts/moments';
import { saveCsv } from '../parts/save-csv';
import { Shape } from '../parts/shapes';
import { useWords, type Words } from '../words';
import { Camera } from './camera';
import { checkGroups, groupTones, tallyOf, type Checked } from './checkpoint-list';
import { mayReport } from './may-report';
import { OutboxStrip } from './outbox-strip';
import { useCheckpoint, type Flash } from './use-checkpoint';
import '../styles/scan.css';
import '../styles/checkpoint.css';

/** 卡点: paper after paper before a camera that stays on; a list, a tally, a tone; with network and without. */
export function Page() {
  const { data: me } = useMe();
  const may = me ? mayReport(me) : false;
  useEffect(() => {
    if (me && may) rememberMe(me);
    keepApp();
  }, [me, may]);
  return me && may ? <Checkpoint me={me} /> : null;
}

const wordOf = (code: string, { code: word }: Words): string =>
  code.startsWith('listed-') ? word('listed', code.slice(7)) : word('verdict', code);

function Checkpoint({ me }: { me: Me }) {
  const words = useWords();
  const { t } = words;
  const [name, setName] = useState('');
  const [isLoud, setLoud] = useState(true);
  const { list, flash, found, clear } = useCheckpoint(me.id, { name, isLoud });
  const all = list ?? [];
  const tally = tallyOf(all);
  const save = () =>
    saveCsv(`${t('check.file')}.csv`, [
      ['check.n', 'check.time', 'check.verdict', 'check.by', 'check.number', 'check.holder', 'check.times'].map((key) =>
        t(key as 'check.n'),
      ),
      ...all.map((one, i) => [
        String(i + 1),
        showMoment(one.at),
        wordOf(one.code, words),
        t(`check.from.${one.from}`),
        one.number ?? '',
        one.holder ?? '',
        String(one.times),
      ]),
    ]);
  return (
    <div className="page scan checkpoint">
      <h1 className="sr">{t('scan.checkpoint')}</h1>
      <div className="lens">
        <Camera found={(text) => void found(text)} continuous />
        {flash && <FlashView key={flash.n} flash={flash} />}
      </div>
      <ul className="tally-row" aria-label={t('check.tally')} data-testid="check-tally">
        {checkGroups.map((group) => (
          <li key={group} className={`tone-${groupTones[group]}`} data-testid={`check-${group}`}>
            <Shape tone={groupTones[group]} />
            <strong>{tally[group]}</strong>
            <span>{t(`check.group.${group}`)}</span>
          </li>
        ))}
      </ul>
      {tally.repeated > 0 && (
        <p className="quiet small" data-testid="check-repeated">
          {t('check.repeated', { n: tally.repeated })}
        </p>
      )}
      <OutboxStrip account={me.id} />
      <ol className="checked" data-testid="check-list" reversed>
        {all
          .map((one, i) => ({ one, n: i + 1 }))
          .reverse()
          .map(({ one, n }) => (
            <CheckedRow key={one.text} one={one} n={n} />
          ))}
      </ol>
      <details className="card">
        <summary>{t('check.settings')}</summary>
        <div className="stack">
          <label htmlFor="check-name">{t('check.name')}</label>
          <input
            id="check-name"
            className="field"
            maxLength={60}
            placeholder={t('check.nameHint')}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <label className="row">
            <input type="checkbox" checked={isLoud} onChange={(event) => setLoud(event.target.checked)} />
            {t('check.sound')}
          </label>
        </div>
      </details>
      <div className="row">
        <button type="button" className="btn" onClick={save} disabled={all.length === 0} data-testid="check-save">
          {t('check.save')}
        </button>
        <button type="button" className="btn" onClick={clear} disabled={all.length === 0} data-testid="check-clear">
          {t('check.clear')}
        </button>
        <Link className="btn" to="/scan">
          {t('check.single')}
        </Link>
      </div>
    </div>
  );
}

function FlashView({ flash }: { flash: Flash }) {
  const words = useWords();
  const { t } = words;
  const { kind } = flash;
  const quiet = kind === 'no-paper' || kind === 'plate';
  const tone = quiet ? 'rest' : kind === 'again' ? 'due' : groupTones[kind];
  const title = quiet ? t(`check.${kind}`) : kind === 'again' ? t('check.again') : wordOf(flash.code, words);
  return (
    <div
      className={`flash tone-${tone}`}
      role="status"
      aria-live="assertive"
      data-testid="check-flash"
      data-kind={kind}
    >
      <Shape tone={tone} />
      <strong>{title}</strong>
      {!quiet && (
        <span>
          {kind === 'again' ? t('check.sameAs', { n: flash.place }) : t('check.nth', { n: flash.place })}
          {flash.number && ` · ${flash.number}`}
        </span>
      )}
    </div>
  );
}

function CheckedRow({ one, n }: { one: Checked; n: number }) {
  const words = useWords();
  const { t } = words;
  const tone = groupTones[one.group];
  return (
    <li className={`tone-${tone}`} data-testid="check-row" data-code={one.code}>
      <span className="n">{n}</span>
      <Shape tone={tone} />
      <span className="word">
        <strong>{wordOf(one.code, words)}</strong>
        {one.times > 1 && <span className="small"> {t('check.shown', { n: one.times })}</span>}
      </span>
      <span className="quiet small">{showMoment(one.at).slice(11)}</span>
      <span className="small whole">
        {one.number ? <Link to={`/scan?text=${one.number}`}>{one.number}</Link> : t('check.noNumber')}
        {one.holder && ` · ${one.holder}`}
      </span>
    </li>
  );
}
