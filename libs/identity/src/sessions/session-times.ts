// How long things hold that belong to signing in; the one place for these figures (GB/T 22239-2019 8.1.4.1 asks that there
// are such limits, the numbers are our defaults).
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Milliseconds without a request after which a company's session is over. */
export const COMPANY_IDLE_MS = 2 * HOUR;
/** The same for accounts of an authority. */
export const AUTHORITY_IDLE_MS = 15 * MINUTE;
/** Longest life of a session; the cookie lives as long. */
export const SESSION_LIFE_MS = 12 * HOUR;
/** last_seen is written at most this often. */
export const TOUCH_EVERY_MS = MINUTE;
/** Between the password and the session. */
export const PENDING_LIFE_MS = 5 * MINUTE;
/** A device answers its challenge within this time. */
export const CHALLENGE_LIFE_MS = 5 * MINUTE;
/** How fresh the proof of a person must be that changes their own factors. */
export const CONFIRMED_MS = 10 * MINUTE;
/** Age at which the password of an authority's account must be changed, and how long before its person is warned. */
export const PASSWORD_LIFE_MS = 90 * DAY;
export const PASSWORD_WARNING_MS = 14 * DAY;
