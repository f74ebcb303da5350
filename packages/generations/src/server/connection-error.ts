/** Codes of a connection that broke or could not be made: Node's, and SQLSTATE classes 08 and 57P, and a transaction idle for too long. */
const CODE =
  /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|08\w{3}|57P0[1-5]|25P03)$/;
/** What `pg` says without a code. */
const MESSAGE =
  /^(?:Connection terminated|Client has encountered a connection error|Query read timeout|timeout exceeded when trying to connect)/;

/** Whether a query failed because the database went away, so that the same query may succeed later. */
export function isConnectionError(error: unknown): error is Error & { code?: string } {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && CODE.test(error.code)) return true;
  return MESSAGE.test(error.message);
}
