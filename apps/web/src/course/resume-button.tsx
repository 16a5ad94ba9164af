import { useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { api, bodyOf } from '../api/client';
import { useAct } from '../api/use-act';
import { ProblemNotice } from '../parts/notice';
import { useWords } from '../words';

export function ResumeButton({ id }: { id: string }) {
  const { t } = useWords();
  const store = useQueryClient();
  const act = useAct();
  const resume = () =>
    act.run(
      id,
      (key) =>
        bodyOf(
          api.POST('/api/review/applications/{id}/resume', {
            params: { path: { id } },
            headers: { 'idempotency-key': key },
          }),
        ),
      () => {
        void store.invalidateQueries({ queryKey: ['application', id] });
        void store.invalidateQueries({ queryKey: ['queue'] });
      },
    );
  return (
    <div className="row wrap acts">
      <Popconfirm
        title={t('pause.resume')}
        description={t('pause.resumeSure')}
        okText={t('pause.resume')}
        cancelText={t('act.cancel')}
        onConfirm={() => void resume()}
      >
        <Button type="primary" size="large" loading={act.busy} data-testid="resume">
          {t('pause.resume')}
        </Button>
      </Popconfirm>
      <ProblemNotice error={act.error} />
    </div>
  );
}
