import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { api, bodyOf } from '../api/client';
import { useMe } from '../api/queries';
import { Field } from '../applicant/field';
import { ProblemNotice } from '../parts/notice';
import { useWords } from '../words';
import { organOfCity, organOfCounty, type NewCity } from './city-draft';
import { placesUnder } from './places';

export interface StepProps {
  city: NewCity;
  change: (part: Partial<NewCity>) => void;
  wrong: (field: string) => string | undefined;
}

/** Which city of the own province; its names and those of its counties follow and can be changed. */
export function PlaceStep({ city, change, wrong }: StepProps) {
  const { t, lang } = useWords();
  const { data: me } = useMe();
  const province = me?.organ?.division;
  const places = useQuery({
    queryKey: ['divisions', 'under', province],
    queryFn: () => placesUnder(province!),
    enabled: province !== undefined,
    staleTime: Infinity,
  });
  const here = useQuery({
    queryKey: ['cities', 'here'],
    queryFn: async () => (await bodyOf(api.GET('/api/cities', { params: { query: { limit: 100 } } }))).items,
  });
  const taken = new Set(here.data?.map(({ division }) => division));
  const pick = async (division: string) => {
    const name = places.data!.find(({ code }) => code === division)!.zh;
    change({ division, name, organName: organOfCity(name), counties: [] });
    const counties = await placesUnder(division);
    change({ counties: counties.map(({ code, zh }) => ({ division: code, name: organOfCounty(name, zh) })) });
  };
  return (
    <>
      <ProblemNotice error={places.error ?? here.error} onRetry={() => void places.refetch()} />
      <Field field="division" label={t('city.place')} hint={t('city.placeHint')} wrong={wrong('division')}>
        {(id, status) => (
          <Select
            id={id}
            status={status}
            showSearch={{ optionFilterProp: 'label' }}
            loading={places.isPending}
            value={city.division || null}
            placeholder={t('city.choose')}
            onChange={(code: string) => void pick(code)}
            options={(places.data ?? []).map((one) => ({
              value: one.code,
              label: `${one[lang]} ${one.code}${taken.has(one.code) ? ` · ${t('city.here')}` : ''}`,
              disabled: taken.has(one.code),
            }))}
            data-testid="city-place"
          />
        )}
      </Field>
      {(['name', 'organName'] as const).map((field) => (
        <Field
          key={field}
          field={field}
          label={t(field === 'name' ? 'city.name' : 'city.organ')}
          hint={field === 'organName' ? t('city.organHint') : undefined}
          wrong={wrong(field)}
        >
          {(id, status) => (
            <Input
              id={id}
              status={status}
              value={city[field]}
              maxLength={field === 'name' ? 40 : 100}
              onChange={(event) => change({ [field]: event.target.value })}
              data-testid={`city-${field}`}
            />
          )}
        </Field>
      ))}
    </>
  );
}
