import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useProven } from '../account/use-proven';
import { api, bodyOf } from '../api/client';
import { useIntent } from '../api/intent';
import type { components } from '../api/schema';
import { Bones, Notice, ProblemNotice } from '../parts/notice';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';

type Fate = components['schemas']['FateView'];
const tones = { deleted: 'good', anonymised: 'good', kept: 'due' } as const;

/** What would become of each kind of data, and the way out. */
export function DeletionCard() {
  const { t, say } = useWords();
  const { modal } = App.useApp();
  const intent = useIntent();
  const proven = useProven();
  const [left, setLeft] = useState(false);
  const preview = useQuery({
    queryKey: ['own-deletion'],
    queryFn: () => bodyOf(api.GET('/api/privacy/deletion')),
    enabled: !left,
  });
  const leave = () =>
    proven.run(async () => {
      await intent.run(['leave'], (key) =>
        bodyOf(api.POST('/api/privacy/deletion', { headers: { 'idempotency-key': key } })),
      );
      setLeft(true);
      // The session is over: nothing of this page may stay.
      location.assign('/privacy?left=1');
    });
  const ask = () =>
    modal.confirm({
      title: t('mine.leaveSure'),
      content: t('mine.leaveSureLine'),
      okText: t('mine.leave'),
      cancelText: t('act.cancel'),
      okButtonProps: { danger: true, 'data-testid': 'leave-sure' } as never,
      onOk: () => void leave(),
    });
  return (
    <section className="card stack" data-testid="deletion">
      <header>
        <h2>{t('mine.deletion')}</h2>
      </header>
      <p className="quiet small">{t('mine.deletionLine')}</p>
      <ProblemNotice error={preview.error} onRetry={() => void preview.refetch()} />
      {preview.isPending && <Bones lines={4} />}
      {preview.data && (
        <>
          <ul className="fates">
            {preview.data.fates.map((one) => (
              <FateLine key={one.what.zh} fate={one} />
            ))}
          </ul>
          {preview.data.why && <Notice tone="rest" title={say(preview.data.why)} />}
          {proven.asking}
          {preview.data.may && (
            <p>
              <Button danger onClick={ask} disabled={proven.busy || left} data-testid="leave">
                {t('mine.leave')}
              </Button>
            </p>
          )}
        </>
      )}
    </section>
  );
}

function FateLine({ fate }: { fate: Fate }) {
  const { t, say, code } = useWords();
  return (
    <li>
      <span className="what">{say(fate.what)}</span>
      <Tag tone={tones[fate.fate]}>{t(`mine.fate.${fate.fate}`)}</Tag>
      {fate.fate === 'kept' && (
        <span className="why small quiet">
          {fate.until ? t('mine.until', { day: fate.until }) : t('mine.noDay')}
          {fate.rule && (
            <>
              {' · '}
              <span className="rule">{fate.rule}</span>
            </>
          )}
          {fate.mark && fate.mark !== 'verified' && ` · ${code('mark', fate.mark)}`}
        </span>
      )}
    </li>
  );
}
