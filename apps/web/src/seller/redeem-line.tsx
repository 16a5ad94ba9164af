import { subtractQuantity, type Quantity } from '@yby/platform/contract';
import { Button, Input } from 'antd';
import type { PermitLine } from '../api/permit-types';
import { Field } from '../applicant/field';
import { quantityWords, showQuantity, typeAgain } from '../parts/quantity-words';
import { useWords } from '../words';

export const remainingOf = (line: PermitLine): Quantity => ({
  unit: line.remaining.unit,
  amount: BigInt(line.remaining.amount),
});

interface LineProps {
  line: PermitLine;
  text: string;
  quantity: Quantity | null;
  wrong: boolean;
  set: (text: string) => void;
}

/** One line of the permit: how much of it is delivered now, and what is left then. */
export function RedeemLine({ line, text, quantity, wrong, set }: LineProps) {
  const { t, lang, name, code } = useWords();
  const left = remainingOf(line);
  const unit = line.remaining.unit === 'mg' ? 'kg' : line.remaining.unit;
  return (
    <Field
      field={`lines.${line.substance}`}
      label={
        <>
          {name(line)} · {t('redeem.quantity')}{' '}
          <span className="quiet small">{t('redeem.left', { remaining: showQuantity(line.remaining, lang) })}</span>
        </>
      }
      wrong={wrong ? t('redeem.tooMuch') : undefined}
    >
      {(id, status) => (
        <>
          <div className="row">
            <Input
              id={id}
              status={status}
              size="large"
              className="amount"
              inputMode="decimal"
              autoComplete="off"
              suffix={code('unit', unit)}
              value={text}
              onChange={(event) => set(event.target.value)}
              data-testid={`redeem-quantity-${line.substance}`}
            />
            <Button
              size="large"
              onClick={() => set(typeAgain(line.remaining).text)}
              data-testid={`redeem-all-${line.substance}`}
            >
              {t('redeem.all')}
            </Button>
          </div>
          {quantity && !wrong && (
            <p className="echo">
              {quantityWords(quantity, lang)} ·{' '}
              {t('redeem.after', { remaining: showQuantity(subtractQuantity(left, quantity), lang) })}
            </p>
          )}
        </>
      )}
    </Field>
  );
}
