import type { FilingDocument } from '@yby/enterprise/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import type { components } from '../api/schema';
import type { Filing } from '../enterprise/use-filing';
import { useWords } from '../words';
import { ShownFor } from './shown-for';
import { UnmaskDialog } from './unmask-dialog';
import { useShown } from './use-shown';

type Shown = components['schemas']['UnmaskedFiling'];

/** A document with the numbers in place of their masks. */
function whole(document: FilingDocument, persons: Shown['document']): FilingDocument {
  const of = new Map(persons.staff.map((one) => [one.id, one]));
  return {
    ...document,
    unit: { ...document.unit, contactPhone: persons.contactPhone },
    person: { ...document.person, idNumber: persons.idNumber },
    staff: document.staff.map((one) => ({ ...one, ...of.get(one.id) })),
  };
}

/** The two documents of a filing, masked or for a minute whole, and the button that asks. */
export function useUnmaskedFiling(filing: Filing) {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  const { shown, left, show, hide } = useShown<Shown>();
  const document = filing.document as FilingDocument;
  const before = filing.registered as FilingDocument | null;
  const button = (
    <>
      {shown ? (
        <ShownFor left={left} hide={hide} />
      ) : (
        <Button size="small" onClick={() => setAsking(true)} data-testid="unmask">
          {t('unmask.showAll')}
        </Button>
      )}
      {asking && (
        <UnmaskDialog
          about={filing.number}
          send={async (body) =>
            show(await bodyOf(api.POST('/api/filings/{id}/unmask', { params: { path: { id: filing.id } }, body })))
          }
          close={() => setAsking(false)}
        />
      )}
    </>
  );
  return {
    document: shown ? whole(document, shown.document) : document,
    before: before && shown?.registered ? whole(before, shown.registered) : before,
    button,
  };
}
