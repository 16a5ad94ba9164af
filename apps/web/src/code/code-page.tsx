import { lazy, Suspense, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMe } from '../api/queries';
import type { components } from '../api/schema';
import { showMoment } from '../parts/moments';
import { Bones, Notice, ProblemNotice } from '../parts/notice';
import { Shape, type Tone } from '../parts/shapes';
import { useWords } from '../words';
import { ColourBadge, colourTone, Reasons } from './colour-badge';
import { useCode } from './use-codes';
import '../styles/scan.css';
import '../styles/code.css';

type Answer = components['schemas']['CodeAnswer'];

const CounterpartyView = lazy(async () => ({ default: (await import('./counterparty-view')).CounterpartyView }));
const OfficerView = lazy(async () => ({ default: (await import('./officer-view')).OfficerView }));

// Genuine is not green: that is a colour of the standing, which the public is not told.
const tones: Record<Answer['verdict'], Tone> = {
  genuine: 'live',
  not_registered: 'due',
  replaced: 'stop',
  unknown: 'stop',
};

/** The address on the plate: what it shows is decided by who asks. */
export function Page() {
  const { t } = useWords();
  const { code = '' } = useParams();
  const [substance, setSubstance] = useState<string | null>(null);
  const query = useCode(code, substance);
  const answer = query.data;
  // What the living code was when it was opened: looking on for more than a minute takes nothing back.
  const [opened, setOpened] = useState<{ code: string; living: Answer['living'] } | null>(null);
  if (answer && !query.isPlaceholderData && opened?.code !== code) setOpened({ code, living: answer.living });
  const living = opened?.code === code ? opened.living : 'none';
  return (
    <div className={answer?.file ? 'page scan wide' : 'page scan'}>
      <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && (
        <div className="card">
          <Bones lines={4} />
        </div>
      )}
      {answer && (
        <>
          <Verdict answer={answer} living={living} />
          <Suspense fallback={<Bones />}>
            {answer.may && <CounterpartyView may={answer.may} choose={setSubstance} />}
            {answer.own && <Own own={answer.own} />}
            {answer.file && <OfficerView code={code} present={living === 'current'} file={answer.file} />}
          </Suspense>
        </>
      )}
      <Again to={answer?.viewer === 'public' ? '/check' : '/scan'} text={t('ecode.again')} />
    </div>
  );
}

function Verdict({ answer, living }: { answer: Answer; living: Answer['living'] }) {
  const { t, say, code } = useWords();
  const { data: me } = useMe();
  const words = say(answer);
  const standing = answer.own ?? answer.file?.standing.colour;
  const known = answer.verdict === 'genuine' && standing ? standing.colour : null;
  const tone = known ? colourTone[known] : tones[answer.verdict];
  return (
    <article
      className={`verdict ecode tone-${tone}`}
      data-testid="code-verdict"
      data-verdict={answer.verdict}
      data-viewer={answer.viewer}
    >
      <header>
        <Shape tone={tone === 'live' ? 'good' : tone} />
        <h1>{known ? t('ecode.says', { colour: code('colour', known) }) : words.title}</h1>
        <p>{known ? words.title : words.todo}</p>
      </header>
      <div className="body">
        {answer.place && (
          <p className="whose">
            {answer.place.name}
            {answer.place.siteName && (
              <span className="place-site">{t('ecode.isSite', { name: answer.place.siteName })}</span>
            )}
          </p>
        )}
        {living !== 'none' && (
          <Notice tone={living === 'current' ? 'good' : 'stop'}>
            <span data-testid="living-state">{code('living', living)}</span>
          </Notice>
        )}
        <p className="as-of">{t('ecode.asOf', { time: showMoment(answer.asOf) })}</p>
        {answer.viewer === 'public' && me === null && (
          <p className="quiet small">
            <Link to={`/login?to=${encodeURIComponent(location.pathname)}`}>{t('ecode.signIn')}</Link>
          </p>
        )}
      </div>
    </article>
  );
}

function Own({ own }: { own: NonNullable<Answer['own']> }) {
  const { t } = useWords();
  return (
    <section className="card stack" data-testid="code-own">
      <header>
        <h2>{t('own.title')}</h2>
        <ColourBadge colour={own.colour} />
      </header>
      {own.reasons.length ? <Reasons standing={own} /> : <p className="quiet">{t('ecode.greenLine')}</p>}
      <Link className="btn" to="/code">
        {t('own.open')}
      </Link>
    </section>
  );
}

function Again({ to, text }: { to: string; text: string }) {
  return (
    <Link className="btn big" to={to} data-testid="scan-again">
      {text}
    </Link>
  );
}
