import { payments, type Payment, type Purpose } from '@yby/regulation/contract';
import { useWords } from '../words';
import { Choice } from './choice';
import type { SpecialFact, TypedAsk } from './typed-ask';

interface Props {
  ask: TypedAsk;
  change: (part: Partial<TypedAsk>) => void;
  facts: readonly SpecialFact[];
}

type Flag = 'selfUse' | 'medicalCard' | 'paperCarried' | 'prescription' | 'agent' | 'bonded';
const purposes: Purpose[] = ['teaching', 'research', 'medical', 'other'];

/** What can turn the answer of this question, and nothing else. */
export function AskFacts({ ask, change, facts }: Props) {
  const { t, code } = useWords();
  const tick = (flag: Flag) => (
    <label className="tick">
      <input
        type="checkbox"
        checked={ask[flag]}
        onChange={(event) => change({ [flag]: event.target.checked })}
        data-testid={`ask-${flag}`}
      />
      {t(`ask.${flag}`)}
    </label>
  );
  return (
    <>
      {facts.includes('selfUse') && tick('selfUse')}
      {facts.includes('year') && (
        <label className="labelled">
          {t('ask.year')}
          <input
            className="field amount"
            inputMode="decimal"
            autoComplete="off"
            value={ask.year}
            onChange={(event) => change({ year: event.target.value })}
            data-testid="ask-year"
          />
        </label>
      )}
      {facts.includes('medicalCard') && tick('medicalCard')}
      {facts.includes('sample') && (
        <Choice<Purpose | ''>
          label={t('ask.purpose')}
          value={ask.purpose}
          onChange={(purpose) => change({ purpose })}
          options={purposes.map((one) => [one, code('purpose', one)])}
        />
      )}
      {facts.includes('sample') && tick('paperCarried')}
      {facts.includes('prescription') && tick('prescription')}
      {facts.includes('agent') && tick('agent')}
      {facts.includes('payment') && (
        <Choice<Payment | ''>
          label={t('ask.payment')}
          value={ask.payment}
          onChange={(payment) => change({ payment })}
          options={[['', t('ask.unsaid')], ...payments.map((one) => [one, code('payment', one)] as const)]}
        />
      )}
      {facts.includes('bonded') && tick('bonded')}
    </>
  );
}
