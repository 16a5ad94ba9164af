import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import type { ApplicationView } from '../api/types';
import { useWords } from '../words';
import { ShownFor } from './shown-for';
import { UnmaskDialog } from './unmask-dialog';
import { useShown } from './use-shown';
import '../styles/privacy.css';

/** The handler of a case for its officer: masked, and for a minute whole when a reason is given. */
export function HandlerLine({ view }: { view: ApplicationView }) {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  const { shown, left, show, hide } = useShown<{ idNumber: string; phone: string }>();
  const { phone, idNumber } = shown ?? view.handler;
  return (
    <>
      <span className={shown ? 'shown' : undefined} data-testid="handler">
        {view.handler.name} · {phone} · {idNumber}
      </span>{' '}
      {shown ? (
        <ShownFor left={left} hide={hide} />
      ) : (
        <button type="button" className="text-btn show" onClick={() => setAsking(true)} data-testid="unmask">
          {t('unmask.show')}
        </button>
      )}
      {asking && (
        <UnmaskDialog
          about={view.number}
          send={async (body) =>
            show(await bodyOf(api.POST('/api/applications/{id}/unmask', { params: { path: { id: view.id } }, body })))
          }
          close={() => setAsking(false)}
        />
      )}
    </>
  );
}
