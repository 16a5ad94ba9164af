import type { Bilingual } from './problem';
import type { PlainDate } from './time';
import type { Tx } from './work/tx';

// Neighbours on a floor do not know each other. Who keeps the authorities tells what two persons have agreed on for a
// place; whoever lets cases run by it writes it down in the same transaction.

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
