import { returnDefects } from '@yby/regulation/contract';
import type { Decision } from '../api/types';
import { useWords } from '../words';

/** Why a file came back, each with the example of how it is right. */
export function DefectList({ defects }: { defects: NonNullable<Decision['defects']> }) {
  const { say } = useWords();
  return (
    <ol className="defects">
      {defects.map((defect) => {
        const known = returnDefects.find(({ code }) => code === defect.code);
        return (
          <li key={defect.code}>
            {say(defect)} {known && <span className="rule">{known.rule}</span>}
            {defect.note && <div>「{defect.note}」</div>}
            {known && <div className="small quiet">✓ {say(known.example)}</div>}
          </li>
        );
      })}
    </ol>
  );
}
