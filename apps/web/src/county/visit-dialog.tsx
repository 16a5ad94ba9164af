import { factsOf, type FilingDocument, type StoredScan } from '@yby/enterprise/contract';
import { toPlainDate } from '@yby/platform/contract';
import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { now } from '../clock';
import { factWords } from '../enterprise/fact-words';
import { ActDialog } from '../permit/act-dialog';
import { useWords } from '../words';
import { PaperField } from './paper-field';

interface Props {
  id: string;
  document: FilingDocument;
  close: () => void;
  done: () => void;
}

/** 实地核验: who went, where they stood, what they looked at, photos, and whether it was as declared. */
export function VisitDialog({ id, document, close, done }: Props) {
  const { t, code } = useWords();
  const words = factWords(useWords());
  const { message } = App.useApp();
  const [typed, setTyped] = useState({
    visitedOn: toPlainDate(now()) as string,
    withOfficer: '',
    lat: '',
    lon: '',
    note: '',
  });
  const [facts, setFacts] = useState<string[]>([]);
  const [photos, setPhotos] = useState<StoredScan[]>([]);
  const [result, setResult] = useState<'as_declared' | 'differs' | ''>('');
  const [nowhere, setNowhere] = useState(false);
  const people = useQuery({
    queryKey: ['colleagues'],
    queryFn: async () => (await bodyOf(api.GET('/api/review/colleagues'))).items,
    staleTime: 60_000,
  });
  const put = (part: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...part }));
  const here = () => {
    setNowhere(false);
    if (!('geolocation' in navigator)) return setNowhere(true);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => put({ lat: coords.latitude.toFixed(6), lon: coords.longitude.toFixed(6) }),
      () => setNowhere(true),
      { enableHighAccuracy: true, timeout: 10_000 },
    );
  };
  const body = { ...typed, facts, photos, result: result as 'as_declared' };
  const ready =
    [typed.visitedOn, typed.withOfficer, typed.lat, typed.lon, result].every(Boolean) &&
    facts.length > 0 &&
    photos.length > 0;
  return (
    <ActDialog
      title={t('cfact.visit')}
      go={t('visit.go')}
      ready={ready}
      content={body}
      send={async (key) => {
        await bodyOf(
          api.POST('/api/verification/enterprises/{id}/visits', {
            params: { path: { id } },
            body,
            headers: { 'idempotency-key': key },
          }),
        );
        void message.success(t('visit.saved'));
        done();
      }}
      close={close}
      testid="visit"
    >
      <div className="pair">
        <label className="labelled">
          {t('visit.day')}
          <input
            className="field"
            type="date"
            max={toPlainDate(now())}
            value={typed.visitedOn}
            onChange={({ target }) => put({ visitedOn: target.value })}
          />
        </label>
        <label className="labelled">
          {t('visit.with')}
          <select
            className="field"
            value={typed.withOfficer}
            onChange={({ target }) => put({ withOfficer: target.value })}
            data-testid="visit-with"
          >
            <option value="">—</option>
            {people.data?.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        {(['lat', 'lon'] as const).map((name) => (
          <label key={name} className="labelled">
            {t(`visit.${name}`)}
            <input
              className="field"
              inputMode="decimal"
              value={typed[name]}
              onChange={({ target }) => put({ [name]: target.value.trim() })}
              data-testid={`visit-${name}`}
            />
          </label>
        ))}
      </div>
      <p>
        <button type="button" className="btn" onClick={here}>
          {t('visit.here')}
        </button>{' '}
        {nowhere && (
          <span className="small" role="status">
            {t('visit.noPlace')}
          </span>
        )}
      </p>
      <fieldset className="kinds visit-facts">
        <legend>{t('visit.facts')}</legend>
        {factsOf(document).map(({ fact, group, title }) => (
          <label key={fact} className={facts.includes(fact) ? 'chip on' : 'chip'}>
            <input
              type="checkbox"
              checked={facts.includes(fact)}
              onChange={({ target }) =>
                setFacts(target.checked ? [...facts, fact] : facts.filter((one) => one !== fact))
              }
              data-testid={`visit-fact-${fact}`}
            />
            {words.name(group, fact, title)}
          </label>
        ))}
      </fieldset>
      <PaperField label={t('visit.photos')} papers={photos} put={setPhotos} many testid="visit-photos" />
      <fieldset className="kinds">
        <legend>{t('visit.result')}</legend>
        {(['as_declared', 'differs'] as const).map((one) => (
          <label key={one} className={result === one ? 'chip on' : 'chip'}>
            <input
              type="radio"
              name="visit-result"
              checked={result === one}
              onChange={() => setResult(one)}
              data-testid={`visit-${one}`}
            />
            {code('visitResult', one)}
          </label>
        ))}
      </fieldset>
      <label className="labelled">
        {t('visit.note')}
        <textarea
          className="field"
          rows={2}
          maxLength={500}
          value={typed.note}
          onChange={({ target }) => put({ note: target.value })}
        />
      </label>
    </ActDialog>
  );
}
