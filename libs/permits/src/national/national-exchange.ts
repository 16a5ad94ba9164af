/** A batch as it is handed over: JSON Lines, the first line saying what follows. The same batch is the same text for ever. */
export interface HandedBatch {
  readonly id: string;
  readonly content: string;
}

/** A file of answers, whole, under the name that it was delivered by. */
export interface AnswerFile {
  readonly name: string;
  readonly content: string;
}

/**
 * How papers reach the national system and its answers reach us: the one place that knows. Today files in two folders, carried
 * by whatever the authority allows; another way is another adapter.
 */
export interface NationalExchange {
  /** Twice the same batch leaves it there once. */
  hand(batch: HandedBatch): Promise<void>;
  /** Answers that nobody has taken in yet, oldest name first; at most `most`. */
  answers(most: number): Promise<AnswerFile[]>;
  /** The file was read to its end: it goes away from the answers, and what became of each line is kept beside it. */
  done(name: string, report: string): Promise<void>;
}

export const NATIONAL_EXCHANGE = Symbol('national exchange');
