import type { PermitLine } from '../api/permit-types';
import { useWords } from '../words';
import { showQuantity } from './quantity-words';

/** What is left of one line, as a bar and in figures. */
export function Remaining({ line }: { line: PermitLine }) {
  const { t, lang, name } = useWords();
  const granted = BigInt(line.granted.amount);
  const remaining = BigInt(line.remaining.amount);
  const percent = granted === 0n ? 0 : Number((remaining * 1000n) / granted) / 10;
  return (
    <div>
      <div className="row spread small">
        <span>{name(line)}</span>
        <span className="nowrap">
          {t('home.remaining', {
            remaining: showQuantity(line.remaining, lang),
            granted: showQuantity(line.granted, lang),
          })}
        </span>
      </div>
      <div className={`bar ${percent > 0 ? 'tone-good' : 'tone-rest'}`} aria-hidden>
        <i style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}

/** '甲苯 500 千克、丙酮 20 千克' of any lines. */
export function useLineWords() {
  const { lang, name } = useWords();
  return (
    lines: {
      nameZh?: string;
      nameEn?: string;
      substance?: string;
      quantity?: { unit: 'mg' | 'tablet' | 'injection'; amount: string };
    }[],
  ) => lines.map((line) => `${name(line)} ${showQuantity(line.quantity, lang)}`.trim()).join('、');
}
