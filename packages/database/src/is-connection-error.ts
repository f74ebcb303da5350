import { z } from 'zod';

/**
 * Codes of a connection that broke or could not be opened: those of Node, SQLSTATE class 08 (connection exception),
 * 57P01 to 57P05 (the server ends the session) and 25P03 (idle in a transaction for too long).
 *
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const CODE =
  /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|08\w{3}|57P0[1-5]|25P03)$/;
/** Messages of `pg` errors that carry no code. */
const MESSAGE =
  /^(?:Connection terminated|Client has encountered a connection error|Query read timeout|timeout exceeded when trying to connect)/;

const schema = z.union([
  z.object({ code: z.string().regex(CODE) }),
  z.object({ message: z.string().regex(MESSAGE) }),
]);

/**
 * Tells whether a query failed because the connection to the database broke or could not be opened, so that the same
 * query may succeed later. False for every error that the database itself reports about a statement.
 */
export function isConnectionError(error: unknown): boolean {
  // Node tries every address of a host and reports the failures together
  if (error instanceof AggregateError) return error.errors.some(isConnectionError);
  return schema.safeParse(error).success;
}
