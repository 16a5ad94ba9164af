import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { api, bodyOf } from '../api/client';
import { useLineWords } from '../parts/remaining';
import { useWords } from '../words';

type Paper = { id: string; number: string };

interface Props {
  id: string;
  value: Paper | null;
  onChange: (paper: Paper | null) => void;
}

/** Purchase papers in force that one has bought or sold on: what may be moved under them is what is left. */
export function PaperSelect({ id, value, onChange }: Props) {
  const { t } = useWords();
  const words = useLineWords();
  const found = useQuery({
    queryKey: ['papers-to-move'],
    queryFn: async () => {
      const side = async (which: 'holder' | 'seller') =>
        (await bodyOf(api.GET('/api/permits', { params: { query: { side: which, state: 'valid', limit: 50 } } })))
          .items;
      return [...(await side('seller')), ...(await side('holder'))].filter(({ kind }) => kind === 'purchase_filing');
    },
  });
  const all = found.data ?? [];
  return (
    <Select
      id={id}
      size="large"
      allowClear
      loading={found.isPending}
      showSearch={{ optionFilterProp: 'label' }}
      notFoundContent={t('field.noPaper')}
      value={value?.id}
      onChange={(chosen: string | undefined) => {
        const paper = all.find((one) => one.id === chosen);
        onChange(paper ? { id: paper.id, number: paper.number } : null);
      }}
      options={[
        ...all.map((one) => ({ value: one.id, label: `${one.number} · ${words(one.lines)}` })),
        ...(value && !all.some((one) => one.id === value.id) ? [{ value: value.id, label: value.number }] : []),
      ]}
      data-testid="apply-paper"
    />
  );
}
