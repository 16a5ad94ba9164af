import type { components } from '../api/schema';
import { Shape, type Tone } from '../parts/shapes';
import { useWords } from '../words';

export type Colour = components['schemas']['Colour'];
export type ColourView = components['schemas']['ColourView'];

/** Never the colour alone: each has its shape and its word. */
export const colourTone: Record<Colour, Tone> = { green: 'good', yellow: 'due', red: 'stop' };

export function ColourBadge({ colour }: { colour: Colour }) {
  const { t, code } = useWords();
  const tone = colourTone[colour];
  return (
    <span className={`tag colour-badge tone-${tone}`} data-testid="colour" data-colour={colour}>
      <Shape tone={tone} />
      {t('ecode.says', { colour: code('colour', colour) })}
    </span>
  );
}

/** Why it is not green, the graver first, each with its article and the way out. */
export function Reasons({ standing }: { standing: ColourView }) {
  const { lang, say, code } = useWords();
  return (
    <ul className="checks" data-testid="colour-reasons">
      {standing.reasons.map((reason) => {
        const tone = colourTone[reason.colour];
        return (
          <li key={reason.code + reason.zh} className={`tone-${tone}`}>
            <Shape tone={tone} />
            <div>
              <span className="sr">{code('colour', reason.colour)}:</span>
              {say(reason)} <span className="rule">{reason.rule}</span>
              <p className="todo">{lang === 'zh' ? reason.todoZh : reason.todoEn}</p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
