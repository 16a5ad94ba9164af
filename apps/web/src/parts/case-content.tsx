import { divisionName } from '@yby/regulation/contract';
import type { ApplicationView } from '../api/types';
import { DefectList } from '../applicant/defect-list';
import { useWords } from '../words';
import { showMoment } from './moments';
import { Notice } from './notice';
import { showQuantity } from './quantity-words';
import { WideTable } from './wide-table';

// The parts of an application that its applicant and its officer both read.

interface Props {
  view: ApplicationView;
  /** False where they have a place of their own. */
  documents?: boolean;
  /** In place of the handler as the answer shows it. */
  handler?: React.ReactNode;
}

export function CaseContent({ view, documents = true, handler }: Props) {
  const { t, lang, name, code } = useWords();
  const fact = (label: string, value: React.ReactNode) =>
    value ? (
      <>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </>
    ) : null;
  return (
    <div className="stack">
      <WideTable label={t('app.content')}>
        <table className="lines">
          <thead>
            <tr>
              <th>{t('list.substance')}</th>
              <th className="num">{t('list.quantity')}</th>
              <th>{t('field.use')}</th>
            </tr>
          </thead>
          <tbody>
            {view.lines.map((line) => (
              <tr key={line.substance}>
                <td>
                  {name(line)} <span className="quiet small">{line.substance}</span>
                </td>
                <td className="num">
                  <strong>{showQuantity(line.quantity, lang)}</strong>
                </td>
                <td>{line.use}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      <dl className="facts">
        {fact(t('app.enterprise'), view.enterprise.name)}
        {fact(t('field.seller'), view.seller?.name)}
        {fact(t(view.kind === 'transfer_filing' ? 'field.receiver' : 'field.consignee'), view.consignee?.name)}
        {fact(t('field.carrier'), view.carrier?.name)}
        {fact(
          t('app.route'),
          view.originDivision &&
            view.destinationDivision &&
            [view.originDivision, ...view.route, view.destinationDivision]
              .map((division) => divisionName(division, lang))
              .join(' → '),
        )}
        {fact(t('field.transferReason'), view.transferReason && code('transferReason', view.transferReason))}
        {fact(t('app.urgent'), view.urgent)}
        {fact(t('step.handler'), handler ?? `${view.handler.name} · ${view.handler.phone} · ${view.handler.idNumber}`)}
        {fact(t('ask.validity'), view.multiUse && t('ask.multi'))}
        {fact(
          t('app.attachments'),
          documents && view.attachments.length > 0 && (
            <ul>
              {view.attachments.map((one) => (
                <li key={one.kind + one.file}>
                  <a href={`/api/applications/${view.id}/attachments/${one.file}`} target="_blank" rel="noreferrer">
                    {code('attachment', one.kind)}
                  </a>{' '}
                  <span className="quiet small">{one.name}</span>
                </li>
              ))}
            </ul>
          ),
        )}
      </dl>
    </div>
  );
}

const tones = {
  approved: 'good',
  not_required: 'good',
  returned: 'due',
  refused: 'stop',
  not_accepted: 'stop',
  forwarded: 'live',
  granted_above: 'good',
  refused_above: 'stop',
} as const;

export function DecisionNotice({ view }: { view: ApplicationView }) {
  const { code, say } = useWords();
  const { decision } = view;
  if (!decision) return null;
  const tone = tones[decision.outcome];
  // A return decides nothing yet: its moment is that of the event.
  const at = view.decidedAt ?? view.events.findLast(({ act }) => act === decision.outcome)?.at;
  return (
    <Notice tone={tone} title={code('decision', decision.outcome)}>
      {decision.defects && decision.defects.length > 0 && <DefectList defects={decision.defects} />}
      {decision.reason && <p>{say(decision.reason)}</p>}
      {decision.note && <p>「{decision.note}」</p>}
      <p className="meta">{[decision.by, showMoment(at)].filter(Boolean).join(' · ')}</p>
    </Notice>
  );
}

/** What became of a case that another level decides: handed on, taken in there, answered with a document (条例 15). */
export function ForwardingCard({ view }: { view: ApplicationView }) {
  const { t, lang, code } = useWords();
  const { forwarding } = view;
  if (!forwarding) return null;
  const { toZh, toEn, at, by, opinion, reception, answer } = forwarding;
  const fact = (label: string, value: React.ReactNode) =>
    value ? (
      <>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </>
    ) : null;
  return (
    <section className="card" data-testid="forwarding">
      <header>
        <h2>{t('forward.title')}</h2>
      </header>
      <dl className="facts">
        {fact(t('forward.to'), lang === 'zh' ? toZh : toEn)}
        {fact(t('forward.at'), `${showMoment(at)} · ${by}`)}
        {fact(t('forward.opinion'), opinion)}
        {fact(t('forward.reception'), reception && `${reception.number} · ${reception.on}`)}
        {fact(
          t('forward.answer'),
          answer && (
            <>
              {code('answer', answer.outcome)} · {answer.number} · {answer.on}{' '}
              <a href={`/api/applications/${view.id}/attachments/${answer.file}`} target="_blank" rel="noreferrer">
                {answer.name}
              </a>
            </>
          ),
        )}
      </dl>
    </section>
  );
}

export function Timeline({ view }: { view: ApplicationView }) {
  const { say } = useWords();
  return (
    <ol className="timeline">
      {view.events.map((event) => (
        <li key={event.at + event.act}>
          {say(event)}
          <div className="quiet small">
            {showMoment(event.at)} {event.by && `· ${event.by}`}
          </div>
        </li>
      ))}
    </ol>
  );
}
