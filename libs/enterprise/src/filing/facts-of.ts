import { isIndividual, type FilingDocument } from './filing-document';

export const evidenceLevels = ['declared', 'document', 'checked_at_source', 'seen_on_site'] as const;
/** How well a fact is known, in rising order; what stands higher is not asked again. */
export type EvidenceLevel = (typeof evidenceLevels)[number];

export const rankOf = (level: EvidenceLevel): number => evidenceLevels.indexOf(level);

export type FactGroup = 'unit' | 'licences' | 'sites' | 'staff' | 'needs' | 'chemicals' | 'documents';

/** One thing that is verified for itself: a name, a licence, a storehouse. */
export interface DeclaredFact {
  /** Stable name, e.g. `unit.name` or `licences.<id>`. */
  readonly fact: string;
  readonly group: FactGroup;
  /** Place in the document, for a link to its field. */
  readonly field: string;
  /** What tells it from its neighbours; empty for facts of the unit, whose name says it. */
  readonly title: string;
  readonly value: unknown;
  readonly scanned: boolean;
}

/** Every fact of a document, in its order. Pure: the page draws from it, the server keeps evidence by it. */
export function factsOf(document: FilingDocument): DeclaredFact[] {
  const { unit, person, licences, sites, staff, needs, chemicals, documents } = document;
  const facts: DeclaredFact[] = [];
  const say = (group: FactGroup, key: string, field: string, title: string, value: unknown, scanned = false) =>
    facts.push({ fact: `${group}.${key}`, group, field, title, value, scanned });
  if (isIndividual(document)) say('unit', 'person', 'person.idNumber', '', person);
  else say('unit', 'uscc', 'unit.uscc', '', unit.uscc);
  say('unit', 'name', 'unit.name', '', unit.name.trim());
  say('unit', 'kinds', 'unit.kinds', '', [...unit.kinds].sort());
  say('unit', 'address', 'unit.address', '', { division: unit.division, address: unit.address.trim() });
  if (!isIndividual(document)) say('unit', 'legalRep', 'unit.legalRep', '', unit.legalRep.trim());
  say('unit', 'contact', 'unit.contactName', '', { name: unit.contactName.trim(), phone: unit.contactPhone.trim() });
  licences.forEach(({ id, scan, substances, ...rest }, i) =>
    say(
      'licences',
      id,
      `licences.${i}.number`,
      rest.number,
      { ...rest, substances: [...substances].sort(), scan: scan?.file ?? null },
      Boolean(scan),
    ),
  );
  sites.forEach(({ id, ...rest }, i) => say('sites', id, `sites.${i}.name`, rest.name, rest));
  staff.forEach(({ id, mandate, ...rest }, i) =>
    say('staff', id, `staff.${i}.name`, rest.name, { ...rest, mandate: mandate?.file ?? null }, Boolean(mandate)),
  );
  needs.forEach((need, i) =>
    say('needs', `${need.substance}-${need.unit}`, `needs.${i}.substance`, need.substance, need),
  );
  if (chemicals.length > 0)
    say(
      'chemicals',
      'all',
      'chemicals.0.cas',
      '',
      [...chemicals].sort((a, b) => (a.cas < b.cas ? -1 : 1)),
    );
  documents.forEach(({ id, ...rest }, i) => say('documents', id, `documents.${i}.kind`, rest.name, rest, true));
  return facts;
}

export interface FactChange {
  readonly fact: string;
  readonly change: 'added' | 'changed' | 'removed';
}

/** What a change asks to be different; nothing else needs to be looked at again. */
export function changesOf(before: FilingDocument, after: FilingDocument): FactChange[] {
  const old = new Map(factsOf(before).map(({ fact, value }) => [fact, textOf(value)]));
  const now = new Map(factsOf(after).map(({ fact, value }) => [fact, textOf(value)]));
  const changed = [...now].flatMap(([fact, text]): FactChange[] =>
    old.has(fact) ? (old.get(fact) === text ? [] : [{ fact, change: 'changed' }]) : [{ fact, change: 'added' }],
  );
  const removed = [...old.keys()]
    .filter((fact) => !now.has(fact))
    .map((fact): FactChange => ({ fact, change: 'removed' }));
  return [...changed, ...removed];
}

/** One text for one value, whatever the order of its fields. */
export function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
