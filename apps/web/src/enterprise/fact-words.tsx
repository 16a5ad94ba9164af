import type { FactGroup } from '@yby/enterprise/contract';
import { divisionName, substanceOf } from '@yby/regulation/contract';
import type { ReactNode } from 'react';
import type { Words } from '../words';

const unitWords = {
  uscc: 'join.uscc',
  person: 'ff.idNumber',
  name: 'join.unitName',
  kinds: 'join.kinds',
  address: 'ff.address',
  legalRep: 'ff.legalRep',
  contact: 'ff.contactName',
} as const;

const HASH = /^[0-9a-f]{64}$/;
const SUBSTANCE = /^PC[123]-\d\d$/;

// A database keeps members in an order of its own; people read what it is, who, where, until when, how much.
const ORDER =
  'kind duty substance name username number issuer division address lat lon idKind country idNumber phone ' +
  'validFrom validTo mandateFrom mandateUntil amount yearly store unit use capacities keepers twoLocks substances';
const rank = (member: string) => (ORDER.split(' ').indexOf(member) + 100) % 100;
const inOrder = (value: object): [string, unknown][] => Object.entries(value).sort(([a], [b]) => rank(a) - rank(b));

/** Declared facts in words, for the officer's one screen. */
export function factWords({ t, lang, name, code }: Words) {
  const text = (value: unknown): string => {
    if (value === null || value === undefined || value === '') return '';
    if (typeof value === 'boolean') return value ? '✓' : '✕';
    if (typeof value === 'string') {
      if (HASH.test(value)) return '';
      if (SUBSTANCE.test(value)) return name(substanceOf(value));
      for (const family of ['ekind', 'lkind', 'duty', 'idkind']) {
        const said = code(family, value);
        if (said !== value) return said;
      }
      return value === 'mg' ? 'kg' : value;
    }
    if (Array.isArray(value)) return value.map(text).filter(Boolean).join('、');
    return inOrder(value as object)
      .map(([member, part]) => (member === 'division' ? divisionName(String(part), lang) : text(part)))
      .filter(Boolean)
      .join(' · ');
  };
  const scansIn = (value: unknown): string[] =>
    typeof value === 'string'
      ? HASH.test(value)
        ? [value]
        : []
      : value && typeof value === 'object'
        ? Object.values(value).flatMap(scansIn)
        : [];
  return {
    name: (group: FactGroup, fact: string, title: string): string => {
      if (group === 'unit') return t(unitWords[fact.slice('unit.'.length) as keyof typeof unitWords]);
      return [t(`file.${group}`), SUBSTANCE.test(title) ? name(substanceOf(title)) : title].filter(Boolean).join(' ');
    },
    value: text,
    scans: (value: unknown, filingId: string): ReactNode =>
      scansIn(value).map((hash) => (
        <a key={hash} href={`/api/filings/${filingId}/scans/${hash}`} target="_blank" rel="noreferrer">
          {t('file.scan')}
        </a>
      )),
  };
}
