// What a refusal looks like on the wire (RFC 9457, application/problem+json) and what a list looks like.
// Pure types: the server writes them, the browser reads them. The refusal machinery itself lives with the server code.

/** A text in both languages; Chinese is the one that counts in law. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** What happened (`title`) and what the reader can do now (`todo`). */
export interface ProblemText {
  readonly title: string;
  readonly todo: string;
}

/** One wrong field. `field` is a JSON path in dots, e.g. `lines.0.quantity.amount`. */
export interface ProblemField extends Bilingual {
  readonly field: string;
  readonly code: string;
}

/** problem+json of RFC 9457 with our additions. `code` is `<module>.<kebab-word>`, e.g. `permits.already-decided`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly zh: ProblemText;
  readonly en: ProblemText;
  /** The article that this refusal rests on, e.g. `条例 17`. */
  readonly rule?: string;
  readonly errors?: readonly ProblemField[];
  /** Numbers and ids for a program to act on (e.g. remaining quantity, acts open now); never personal data. */
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly instance: string;
}

/** One page of a list. `next` is the cursor for `?after=`; null on the last page. */
export interface Page<T> {
  readonly items: T[];
  readonly next: string | null;
}
