// How long a session holds. GB/T 22239-2019 8.1.4.1 asks for a time-out; the strict 15 minutes come with the second factor.
const HOUR = 3_600_000;

/** Milliseconds without a request after which a company's session is over. */
export const COMPANY_IDLE_MS = 8 * HOUR;
/** The same for accounts of an authority. */
export const AUTHORITY_IDLE_MS = 4 * HOUR;
/** Longest life of a session; the cookie lives as long. */
export const SESSION_LIFE_MS = 12 * HOUR;
/** last_seen is written at most this often. */
export const TOUCH_EVERY_MS = 60_000;
