// https://www.postgresql.org/docs/current/errcodes-appendix.html: connection trouble, resources, shutdown, read-only after a
// failover, a statement that ran out of time, a conflict that outlived its retries.
const sqlStates = /^(08|53)|^(57P0[1-5]|57014|25006|40001|40P01|58030)$/;
const systemCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE', 'EAI_AGAIN', 'EHOSTUNREACH']);
// The driver gives these no code.
const driverMessages =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error)/;

/** Is `error` the database (or the way to it) being away, full or too slow: worth trying again in a moment? */
export function isDatabaseOutage(error: unknown): boolean {
  const cause = (error as { driverError?: unknown })?.driverError ?? error;
  if (!(cause instanceof Error)) return false;
  const code = (cause as { code?: unknown }).code;
  if (typeof code === 'string' && (sqlStates.test(code) || systemCodes.has(code))) return true;
  return driverMessages.test(cause.message);
}
