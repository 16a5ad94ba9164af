import type { FilingDocument, StoredScan } from '@yby/enterprise/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api, bodyOf } from '../api/client';
import { PaperField } from '../county/paper-field';
import { PlaceField } from '../parts/place-field';
import { ActDialog } from '../permit/act-dialog';
import { useWords } from '../words';

type Kind = 'move' | 'merge' | 'split';

interface Props {
  id: string;
  document: FilingDocument;
  close: () => void;
}

/** 提出: the kind, where to, which storehouses, and the paper that it rests on. */
export function ProposeDialog({ id, document, close }: Props) {
  const { t, code } = useWords();
  const go = useNavigate();
  const [kind, setKind] = useState<Kind>('move');
  const [typed, setTyped] = useState({ toDivision: '', newAddress: '', uscc: '', toSiteId: '', reason: '' });
  const [sites, setSites] = useState<Record<string, string>>({});
  const [papers, setPapers] = useState<StoredScan[]>([]);
  const put = (part: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...part }));
  const uscc = typed.uscc.trim().toUpperCase();
  const choose = (site: string, on: boolean) =>
    setSites((before) =>
      Object.fromEntries([...Object.entries(before).filter(([id]) => id !== site), ...(on ? [[site, '']] : [])]),
    );
  const successor = useQuery({
    queryKey: ['successor', uscc],
    queryFn: () => bodyOf(api.GET('/api/transfers/successor', { params: { query: { uscc } } })),
    retry: false,
    enabled: kind !== 'move' && uscc.length === 18,
  });
  const chosen = Object.entries(sites).map(([site, address]) => ({ id: site, address }));
  const body = {
    kind,
    ...(kind === 'move'
      ? { toDivision: typed.toDivision, newAddress: typed.newAddress }
      : { successorId: successor.data?.id ?? '', toSiteId: typed.toSiteId }),
    sites: kind === 'merge' ? [] : chosen,
    reason: typed.reason,
    paper: papers[0]!,
  };
  const ready =
    papers.length > 0 &&
    typed.reason.trim().length > 1 &&
    (kind === 'move'
      ? typed.toDivision !== '' && typed.newAddress.trim() !== '' && chosen.every(({ address }) => address.trim())
      : Boolean(successor.data && typed.toSiteId) && (kind === 'merge' || chosen.length > 0));
  return (
    <ActDialog
      title={t('cfact.transfer')}
      go={t('transfer.propose')}
      ready={ready}
      content={body}
      send={async (key) => {
        const made = await bodyOf(
          api.POST('/api/enterprises/{id}/transfers', {
            params: { path: { id } },
            body,
            headers: { 'idempotency-key': key },
          }),
        );
        void go(`/transfers/${made.id}`);
      }}
      close={close}
      testid="propose"
    >
      <fieldset className="kinds">
        <legend>{t('transfer.kind')}</legend>
        {(['move', 'merge', 'split'] as const).map((one) => (
          <label key={one} className={kind === one ? 'chip on' : 'chip'}>
            <input
              type="radio"
              name="transfer-kind"
              checked={kind === one}
              onChange={() => setKind(one)}
              data-testid={`propose-${one}`}
            />
            {code('transferKind', one)}
          </label>
        ))}
      </fieldset>
      {kind === 'move' ? (
        <>
          <PlaceField
            label={t('transfer.county')}
            value={typed.toDivision}
            onPick={(toDivision) => put({ toDivision })}
            testid="propose-county"
          />
          <label className="labelled">
            {t('transfer.newAddress')}
            <input
              className="field"
              maxLength={200}
              value={typed.newAddress}
              onChange={({ target }) => put({ newAddress: target.value })}
              data-testid="propose-address"
            />
          </label>
        </>
      ) : (
        <>
          <p className="small quiet">{t('transfer.memory')}</p>
          <label className="labelled">
            {t('transfer.uscc')}
            <input
              className="field"
              maxLength={18}
              value={typed.uscc}
              onChange={({ target }) => put({ uscc: target.value, toSiteId: '' })}
              data-testid="propose-uscc"
            />
          </label>
          {uscc.length === 18 && successor.isError && <p className="why small">{t('transfer.noSuccessor')}</p>}
          {successor.data && (
            <label className="labelled">
              {successor.data.name}：{t('transfer.toSite')}
              <select
                className="field"
                value={typed.toSiteId}
                onChange={({ target }) => put({ toSiteId: target.value })}
                data-testid="propose-site"
              >
                <option value="">—</option>
                {successor.data.sites.map((site) => (
                  <option key={site.id} value={site.id}>
                    {site.name} {site.address}
                  </option>
                ))}
              </select>
            </label>
          )}
        </>
      )}
      {kind !== 'merge' && (
        <fieldset className="stack">
          <legend>{t(kind === 'move' ? 'transfer.siteMove' : 'transfer.siteSplit')}</legend>
          {document.sites.map((site) => (
            <div key={site.id} className="stack">
              <label>
                <input
                  type="checkbox"
                  checked={site.id in sites}
                  onChange={({ target }) => choose(site.id, target.checked)}
                  data-testid={`propose-site-${site.id}`}
                />{' '}
                {site.name} <span className="quiet small">{site.address}</span>
              </label>
              {kind === 'move' && site.id in sites && (
                <input
                  className="field"
                  aria-label={`${site.name} ${t('transfer.newAddress')}`}
                  maxLength={200}
                  value={sites[site.id]}
                  onChange={({ target }) => setSites({ ...sites, [site.id]: target.value })}
                />
              )}
            </div>
          ))}
        </fieldset>
      )}
      <label className="labelled">
        {t('transfer.reason')}
        <input
          className="field"
          maxLength={500}
          value={typed.reason}
          onChange={({ target }) => put({ reason: target.value })}
          data-testid="propose-reason"
        />
      </label>
      <PaperField label={t('transfer.paper')} papers={papers} put={setPapers} testid="propose-paper" />
    </ActDialog>
  );
}
