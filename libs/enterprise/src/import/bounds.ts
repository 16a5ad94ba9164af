// What a file may be at most. A register of a large city has some five thousand units.
export const MOST_FILE_BYTES = 20 * 1024 * 1024;
/** Of all parts of an .xlsx together: a small file may unpack to very much. */
export const MOST_UNPACKED_BYTES = 160 * 1024 * 1024;
export const MOST_PARTS = 1_000;
export const MOST_UNITS = 5_000;
export const MOST_ROWS_A_SHEET = 20_000;
/** More are counted, not kept. */
export const MOST_FAULTS = 5_000;
