import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { api, bodyOf } from '../api/client';
import type { Counterparty, Party } from '../api/types';
import { useWords } from '../words';

interface Props {
  id: string;
  status: 'error' | '';
  value: Party | null;
  onChange: (party: Party | null) => void;
  /** Only who may sell this substance. */
  sells?: string | undefined;
  transports?: boolean;
  testid: string;
}

const partyOption = ({ data }: { data: { label: string; uscc: string; where: string | undefined } }) => (
  <span className="party-option">
    {data.label}
    <span className="quiet small">
      {data.uscc} {data.where}
    </span>
  </span>
);

/** Searches the register on the server: two thousand companies do not travel to the browser. */
export function PartySelect({ id, status, value, onChange, sells, transports, testid }: Props) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), 250);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useQuery({
    queryKey: ['parties', q, sells, transports],
    queryFn: async () => {
      const query = {
        limit: 20,
        ...(q ? { q } : {}),
        ...(sells ? { sells } : {}),
        ...(transports ? { transports: 'true' as const } : {}),
      };
      return (await bodyOf(api.GET('/api/enterprises', { params: { query } }))).items;
    },
    placeholderData: (before) => before,
  });
  const known: (Party | Counterparty)[] = found.data ?? [];
  const all = value && !known.some((one) => one.id === value.id) && !q ? [value, ...known] : known;
  return (
    <Select
      id={id}
      status={status}
      size="large"
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      placeholder={t('field.partyHint')}
      notFoundContent={found.isPending ? '…' : t('field.noParty')}
      value={value?.id}
      onChange={(chosen: string | undefined) => {
        const party = all.find((one) => one.id === chosen);
        onChange(party ? { id: party.id, name: party.name, ...(party.uscc ? { uscc: party.uscc } : {}) } : null);
        setTyped('');
      }}
      options={all.map((one) => ({
        value: one.id,
        label: one.name,
        uscc: one.uscc ?? '',
        where: 'address' in one ? one.address : '',
      }))}
      optionRender={partyOption}
      data-testid={testid}
    />
  );
}
