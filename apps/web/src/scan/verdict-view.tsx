import { isoOf } from '@yby/platform/contract';
import { Link } from 'react-router';
import type { ScannedPermit } from '../api/permit-types';
import { useMe } from '../api/queries';
import { showDay, showMoment } from '../parts/moments';
import { Bones } from '../parts/notice';
import { showQuantity } from '../parts/quantity-words';
import { Shape, type Tone } from '../parts/shapes';
import type { ListedStanding } from '@yby/permits/contract';
import { useWords, type Words } from '../words';
import { deviceCode, isStopped, toneOfLocal, toneOfServer, type LocalFinding } from './judgement';
import type { useJudgement } from './use-judgement';

/** The verdict fills the screen; then whose, what, how much, until when; then as of when; then the acts. */
export function VerdictView({ local, listed, server, names }: ReturnType<typeof useJudgement>) {
  const { t, say } = useWords();
  if (server.data) {
    const verdict = server.data;
    const words = say(verdict);
    return (
      <Verdict tone={toneOfServer(verdict)} title={words.title} todo={words.todo} code={verdict.verdict}>
        {verdict.permit && <Facts permit={verdict.permit} />}
        <p className="as-of">
          {t('scan.asOf', { time: showMoment(verdict.asOf) })}
          {local?.finding.kind === 'genuine' && ` · ${t('scan.local')}`}
        </p>
        {verdict.permit && <Acts permit={verdict.permit} />}
      </Verdict>
    );
  }
  if (!local)
    return (
      <div className="card">
        <Bones lines={4} />
      </div>
    );
  return <LocalVerdict local={local} listed={listed} names={names} asking={server.isPending} />;
}

interface LocalProps extends Pick<ReturnType<typeof useJudgement>, 'names' | 'listed'> {
  local: NonNullable<ReturnType<typeof useJudgement>['local']>;
  asking: boolean;
}

/** How a device's own finding is called: title, what to do, and its code. */
export function wordsOfFinding(finding: LocalFinding, standing: ListedStanding | null, { code }: Pick<Words, 'code'>) {
  const mark = deviceCode(finding, standing);
  const [family, name] = mark.startsWith('listed-') ? ['listed', mark.slice(7)] : ['verdict', mark];
  return { code: mark, title: code(family!, name), todo: code(`${family}Todo`, name) };
}

function LocalVerdict({ local, listed, names, asking }: LocalProps) {
  const words = useWords();
  const { t, lang } = words;
  const { finding, asOf } = local;
  const standing = listed?.standing ?? null;
  const waiting = asking || (finding.kind === 'genuine' && listed === undefined);
  if (waiting && finding.kind !== 'refused' && !isStopped(standing))
    return (
      <Verdict
        tone="live"
        title={t('scan.checking')}
        todo={finding.kind === 'genuine' ? t('scan.local') : ''}
        code="checking"
      />
    );
  const known = finding.kind === 'genuine' || finding.kind === 'refused' ? finding.verdict : null;
  const credential = known?.credential;
  return (
    <Verdict tone={toneOfLocal(finding, standing)} {...wordsOfFinding(finding, standing, words)}>
      {credential && (
        <Facts
          permit={{
            number: credential.number,
            kind: credential.kind,
            holderName: `${t('scan.holderCode')} ${credential.holder}`,
            validFrom: isoOf(credential.validFrom),
            validTo: isoOf(credential.validTo),
            issuingOrgan: names?.divisionName(credential.organ, lang) ?? credential.organ,
            lines: credential.lines.map((line) => {
              const substance = names?.findSubstance(line.substance);
              return {
                substance: line.substance,
                nameZh: substance?.nameZh ?? line.substance,
                nameEn: substance?.nameEn ?? line.substance,
                granted: { unit: line.unit, amount: line.amount.toString() },
              };
            }),
          }}
        />
      )}
      {asOf && <p className="as-of">{t('scan.offline', { time: showMoment(asOf) })}</p>}
      {listed?.asOf && <p className="as-of">{t('scan.listAsOf', { time: showMoment(listed.asOf) })}</p>}
    </Verdict>
  );
}

interface VerdictProps {
  tone: Tone;
  title: string;
  todo: string;
  code: string;
  children?: React.ReactNode;
}

function Verdict({ tone, title, todo, code, children }: VerdictProps) {
  return (
    <article className={`verdict tone-${tone}`} data-testid="verdict" data-verdict={code} aria-live="assertive">
      <header>
        <Shape tone={tone} />
        <h1>{title}</h1>
        {todo && <p>{todo}</p>}
      </header>
      {children && <div className="body">{children}</div>}
    </article>
  );
}

function Facts({ permit }: { permit: ScannedPermit }) {
  const { t, lang, name, code } = useWords();
  return (
    <>
      <p className="whose">{permit.holderName}</p>
      <ul className="what">
        {permit.lines?.map((line) => (
          <li key={line.substance}>
            <span>{name(line)}</span>
            <strong>{showQuantity(line.remaining ?? line.granted, lang)}</strong>
            <span className="quiet small">
              {t(line.remaining ? 'scan.left' : 'scan.granted')}
              {line.remaining && ` / ${t('scan.granted')} ${showQuantity(line.granted, lang)}`}
            </span>
          </li>
        ))}
      </ul>
      <dl className="facts">
        <dt>{t('scan.until')}</dt>
        <dd>
          {showDay(permit.validFrom)} — <strong>{showDay(permit.validTo)}</strong>
        </dd>
        <dt>{t('list.number')}</dt>
        <dd className="mono">{permit.number}</dd>
        <dt>{t('list.kind')}</dt>
        <dd>{code('permitKind', permit.kind)}</dd>
        {permit.counterpartyName && (
          <>
            <dt>{t('scan.counterparty')}</dt>
            <dd>{permit.counterpartyName}</dd>
          </>
        )}
        <dt>{t('permit.organ')}</dt>
        <dd>{permit.issuingOrgan}</dd>
      </dl>
    </>
  );
}

function Acts({ permit }: { permit: ScannedPermit }) {
  const { t } = useWords();
  const { data: me } = useMe();
  if (!me && !permit.lines)
    return (
      <p className="quiet small">
        <Link to={`/login?to=${encodeURIComponent(`/scan?text=${permit.number}`)}`}>{t('scan.signIn')}</Link>
      </p>
    );
  if (!permit.id) return null;
  return (
    <div className="acts">
      {permit.acts?.includes('redeem') && (
        <Link className="btn primary big" to={`/sales/${permit.id}`} data-testid="verdict-redeem">
          {t('scan.redeem')}
        </Link>
      )}
      <Link className="btn big" to={`/permits/${permit.id}`} data-testid="verdict-open">
        {t('scan.openPermit')}
      </Link>
    </div>
  );
}
