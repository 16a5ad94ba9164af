// Rows by the hundred thousand, each a copy of a real one with other names: whatever a column holds, the product has written it.

export const OPEN = 100_000;
const COMPANIES = 20_000;

/** Ids of copies: `kind` 1 companies, 2 sites, 3 accounts, 4 decided applications, 5 permits. */
const copyId = (kind, n) => `('00000000-0000-7000-800${kind}-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const usccOf = (n) => `'91330302MA' || lpad((${n})::text, 8, '0')`;

/** Copies the rows of `table` that `where` picks, once for every n of `series`, with `changes` (words of jsonb_build_object). */
const copiesOf = (table, where, series, changes) => `INSERT INTO ${table}
  SELECT (copy.made).* FROM (
    SELECT jsonb_populate_record(t, jsonb_build_object(${changes})) AS made FROM ${table} t, ${series} AS n WHERE ${where} OFFSET 0
  ) AS copy`;

/** Open applications of all companies in turn. @param more further changes */
export function openCases({ openId }, count, more = '') {
  const company = `1 + n % ${COMPANIES}`;
  return copiesOf(
    'permits.application',
    `t.id = '${openId}'`,
    `generate_series(1, ${count})`,
    `'id', uuidv7(), 'number', left(t.number, 16) || lpad(nextval('permits.application_number')::text, 7, '0'),
     'enterprise_id', ${copyId(1, company)}, 'site_id', ${copyId(2, company)}, 'uscc', ${usccOf(company)},
     'due_at', t.due_at + n * interval '50 ms', 'priority', 9 - n % 5 ${more && `, ${more}`}`,
  );
}

/** The deadlines that submitting sets, for the open applications that have none. */
export const deadlines = `INSERT INTO platform.deadline (subject_type, subject_id, kind, at)
  SELECT 'application', a.id::text, due.kind, a.due_at
  FROM permits.application a, unnest(ARRAY['permits.remind-50', 'permits.remind-80', 'permits.overdue']) AS due(kind)
  WHERE a.state = 'accepted' ON CONFLICT DO NOTHING`;

/** What makes a city of the story's one company, one open application and one permit: [what, statement] in order. */
export function copies(story) {
  const { companyId, siteId, decidedId, permitId, file } = story;
  const companies = `generate_series(1, ${COMPANIES})`;
  const cases = `generate_series(1, ${OPEN})`;
  const mine = `enterprise_id = '${companyId}'`;
  const company = `'enterprise_id', ${copyId(1, 'n')}`;
  const of = (table, where, series, changes) => [table, copiesOf(table, where, series, changes)];
  return [
    of('enterprise.enterprise', `t.id = '${companyId}'`, companies, `'id', ${copyId(1, 'n')}, 'uscc', ${usccOf('n')}`),
    of('enterprise.site', `t.id = '${siteId}'`, companies, `'id', ${copyId(2, 'n')}, ${company}`),
    of('enterprise.licence', mine, companies, `'id', gen_random_uuid(), ${company}`),
    of('enterprise.declared_need', mine, companies, company),
    of(
      'identity.account',
      `${mine} AND t.username = 'paint'`,
      companies,
      `'id', ${copyId(3, 'n')}, 'username', 'agent' || n, ${company}`,
    ),
    ['identity.office', `INSERT INTO identity.office SELECT ${copyId(3, 'n')}, 'agent' FROM ${companies} AS n`],
    of('platform.upload', `hash = '${file}'`, companies, `'id', gen_random_uuid(), 'account_id', ${copyId(3, 'n')}`),
    ['open permits.application', openCases(story, OPEN)],
    ['platform.deadline', deadlines],
    of(
      'permits.application',
      `t.id = '${decidedId}'`,
      cases,
      `'id', ${copyId(4, 'n')}, 'number', 'D' || n, 'permit_id', ${copyId(5, 'n')}`,
    ),
    of(
      'permits.permit',
      `t.id = '${permitId}'`,
      cases,
      `'id', ${copyId(5, 'n')}, 'application_id', ${copyId(4, 'n')}, 'status_index', 10000000 + n,
       'number', left(t.number, 11) || lpad((1000000 + n)::text, 7, '0') || 'X'`,
    ),
    of('permits.permit_line', `permit_id = '${permitId}'`, cases, `'permit_id', ${copyId(5, 'n')}`),
  ];
}
