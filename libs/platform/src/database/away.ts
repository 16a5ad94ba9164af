// What is said when the database cannot be reached, or has ended the connection: https://www.postgresql.org/docs/current/errcodes-appendix.html
const CODES =
  /^(08...|53...|57P0[1235]|57014|25P0[34]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;
// The driver's own errors carry no code.
const WORDS = /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded)/;

/** Whether the error says that the connection is gone or could not be had, not that the statement is wrong. */
export function databaseAway(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string') return CODES.test(code);
  return typeof message === 'string' && WORDS.test(message);
}
