import type { EnterpriseFacts } from '@yby/enterprise';
import type { PlainDate } from '@yby/platform/contract';
import type { Law } from '@yby/regulation/contract';

/** Whether the standing of the applicant asks for a second officer there: by its credit class or by a flag, as the area has set. */
export function asksForSecondOfficer(
  { creditClass, flags }: Pick<EnterpriseFacts, 'creditClass' | 'flags'>,
  edition: Law,
  division: string,
  on: PlainDate,
): boolean {
  const named = edition.setting('second-officer', division, on).split(',');
  return [creditClass, ...flags].some((mark) => named.includes(mark));
}
