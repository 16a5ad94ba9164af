import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { newIntentKey } from '../api/intent';
import { useWords } from '../words';
import type { Held } from './use-claim';

/** Passes the claimed case to a colleague, who then holds it under a new fence. */
export function HandOver({ held, done }: { held: Held; done: () => void }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const store = useQueryClient();
  const [open, setOpen] = useState(false);
  const people = useQuery({
    queryKey: ['colleagues'],
    queryFn: async () => (await bodyOf(api.GET('/api/review/colleagues'))).items,
    enabled: open,
    staleTime: 60_000,
  });
  const give = async (to: { id: string; name: string }) => {
    try {
      await bodyOf(
        api.POST('/api/review/applications/{id}/hand-over', {
          params: { path: { id: held.id } },
          body: { fence: held.fence, to: to.id },
          headers: { 'idempotency-key': newIntentKey() },
        }),
      );
      void message.success(t('hand.done', { name: to.name }));
      void store.invalidateQueries({ queryKey: ['application', held.id] });
      done();
    } catch (refusal) {
      void message.error((refusal as Error).message);
    }
  };
  const items = people.data?.length
    ? people.data.map((one) => ({ key: one.id, label: one.name, onClick: () => void give(one) }))
    : [{ key: 'none', label: people.isPending ? '…' : t('hand.none'), disabled: true }];
  return (
    <Dropdown trigger={['click']} open={open} onOpenChange={setOpen} menu={{ items }}>
      <Button type="link" size="small" aria-haspopup="menu" data-testid="hand-over">
        {t('hand.over')}
      </Button>
    </Dropdown>
  );
}
