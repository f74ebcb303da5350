import { z } from 'zod';

/** Codes of a connection that broke or could not be made: Node's, SQLSTATE 08 and 57P, a transaction idle too long. */
const CODE =
  /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|08\w{3}|57P0[1-5]|25P03)$/;
/** What `pg` says without a code. */
const MESSAGE =
  /^(?:Connection terminated|Client has encountered a connection error|Query read timeout|timeout exceeded when trying to connect)/;

const schema = z.union([
  z.object({ code: z.string().regex(CODE) }),
  z.object({ message: z.string().regex(MESSAGE) }),
]);

/** Whether a query failed because the database went away, so that the same query may succeed later. */
export function isConnectionError(error: unknown): boolean {
  return schema.safeParse(error).success;
}
