import type { Sql } from './database/sql';
import type { Bilingual } from './problem';
import type { PlainDate } from './time';
import type { Tx } from './work/tx';

// Neighbours on a floor do not know each other: what the one must learn of the other goes through these ports.

/** Who keeps the authorities tells what two persons agreed on for a place; the keeper of the law writes it down in the same act. */
export const AGREED_SETTINGS_PORT = 'platform.agreed-settings';

export interface AgreedForPlace {
  /** Leading digits of the divisions for which it holds. */
  readonly area: string;
  readonly from: PlainDate;
  readonly values: Readonly<Record<string, string>>;
  readonly title: Bilingual;
  /** The two-person act that it comes of. */
  readonly proposalId: string;
}

export interface AgreedSettings {
  agreed(tx: Tx, what: AgreedForPlace): Promise<void>;
}

/** Whether several cities share the house: the law is then no matter of one of them. */
export const CITIES_PORT = 'platform.cities';

export interface CitiesHere {
  count(sql: Sql): Promise<number>;
}
