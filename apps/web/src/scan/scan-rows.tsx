import { Link } from 'react-router';
import type { components } from '../api/schema';
import { showMoment } from '../parts/moments';
import type { Tone } from '../parts/shapes';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';

type ScanRow = components['schemas']['ScanRow'];

const toneOf = (verdict: string): Tone =>
  verdict === 'in_force' ? 'good' : ['not_yet_valid', 'unreadable', 'not_found'].includes(verdict) ? 'due' : 'stop';
const degrees = (millionths: number) => (millionths / 1e6).toFixed(5);

/** Scans with time and place; `linked` leads to the paper, `signed` names whose officer it was. */
export function ScanRowsList({ items, linked, signed }: { items: ScanRow[]; linked?: boolean; signed?: boolean }) {
  const { t, code } = useWords();
  const shownWord = (shown: string) =>
    shown.startsWith('listed-') ? code('listed', shown.slice(7)) : code('verdict', shown);
  return (
    <ul className="rows">
      {items.map((one) => (
        <li key={one.id} data-testid="scan-row">
          <div className="item">
            <span className="title">
              <Tag tone={toneOf(one.verdict)}>{code('verdict', one.verdict)}</Tag>{' '}
              {linked && one.number && <Link to={`/permits/number/${one.number}`}>{one.number}</Link>}
              {signed && one.scanner}
            </span>
            <span className="side quiet small">{showMoment(one.scannedAt)}</span>
            <span className="quiet small whole">
              {[
                one.checkpoint,
                one.place && t('scans.place', { lat: degrees(one.place.latitude), lon: degrees(one.place.longitude) }),
                one.offline && t('scans.offline'),
                one.shown !== one.verdict && t('scans.shown', { word: shownWord(one.shown) }),
                one.offline && t('scans.late', { time: showMoment(one.recordedAt) }),
                one.clockOff && t('scans.clockOff'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
