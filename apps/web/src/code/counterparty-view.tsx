import { toPlainDate } from '@yby/platform/contract';
import { findSubstance } from '@yby/regulation/contract';
import { useState } from 'react';
import type { components } from '../api/schema';
import { now } from '../clock';
import { Combo } from '../parts/combo';
import { Shape } from '../parts/shapes';
import { useSubstanceItems } from '../parts/substance-search';
import { useWords } from '../words';

interface Props {
  may: components['schemas']['MayTodayView'];
  choose: (substance: string | null) => void;
}

/** Yes or no for each act, per substance; never why. */
export function CounterpartyView({ may, choose }: Props) {
  const { t, name } = useWords();
  const [query, setQuery] = useState('');
  const items = useSubstanceItems(toPlainDate(now()));
  const chosen = may.substance ? findSubstance(may.substance) : null;
  return (
    <section className="card stack" data-testid="code-may">
      <header>
        <h2>{t('may.title')}</h2>
      </header>
      <Combo
        label={t('may.substance')}
        shown={chosen ? name(chosen) : ''}
        placeholder={`${t('may.any')} · ${t('may.hint')}`}
        items={items(query)}
        onQuery={setQuery}
        onPick={choose}
        nothing={t('may.nothing')}
        testid="may-substance"
      />
      <ul className="may">
        {(['buy', 'sell', 'carry'] as const).map((act) => {
          const tone = may[act] ? 'good' : 'rest';
          return (
            <li key={act} className={`tone-${tone}`} data-testid={`may-${act}`} data-may={may[act]}>
              <Shape tone={tone} />
              <strong>{t(`may.${act}`)}</strong>
              <span>{t(may[act] ? 'may.yes' : 'may.no')}</span>
            </li>
          );
        })}
      </ul>
      <p className="quiet small">{t('may.line')}</p>
    </section>
  );
}
