import { Shape, type Tone } from '../parts/shapes';
import { useWords } from '../words';

const tones: Record<string, Tone> = { proposed: 'due', confirmed: 'good', rejected: 'stop', expired: 'rest' };

export function AmendmentTag({ state }: { state: string }) {
  const { code } = useWords();
  const tone = tones[state] ?? 'rest';
  return (
    <span className={`tag tone-${tone}`} data-testid={`amendment-${state}`}>
      <Shape tone={tone} />
      {code('law.state', state)}
    </span>
  );
}
