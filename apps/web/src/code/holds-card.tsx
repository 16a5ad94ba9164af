import { useState } from 'react';
import type { components } from '../api/schema';
import { useWords } from '../words';
import { HoldForm } from './hold-form';
import { HoldList } from './hold-list';

interface Props {
  standing: components['schemas']['StandingView'];
  /** Supervised by the reader, and in the register. */
  mayHold: boolean;
  done: () => void;
}

/** What stops the enterprise and what once did; the supervisor holds and releases here. */
export function HoldsCard({ standing, mayHold, done }: Props) {
  const { t } = useWords();
  const [holding, setHolding] = useState(false);
  const held = () => {
    setHolding(false);
    done();
  };
  return (
    <section className="card stack">
      <header>
        <h2>{t('file.holds')}</h2>
        <span className="count">{standing.holds.length}</span>
        {mayHold && !holding && (
          <button type="button" className="btn" onClick={() => setHolding(true)} data-testid="hold-new">
            {t('hold.new')}
          </button>
        )}
      </header>
      {holding && <HoldForm enterpriseId={standing.enterpriseId} done={held} close={() => setHolding(false)} />}
      <HoldList standing={standing} mayRelease={standing.supervised} done={done} />
    </section>
  );
}
