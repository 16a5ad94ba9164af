/** One breach of a rule: the rule's name, where (path from the root, or a table), and what to change. */
export interface Finding {
  readonly rule: string;
  readonly where: string;
  readonly why: string;
}

/** As a line that a person reads in a failing test. */
export const inWords = ({ rule, where, why }: Finding): string => `${rule}  ${where}  ${why}`;
