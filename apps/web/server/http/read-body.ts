import type * as z from 'zod/mini';
import { Problem } from './problem.ts';

const MAX_BYTES = 65_536;

/**
 * Reads a JSON body of at most 64 KiB and validates it.
 *
 * @throws {@link Problem} `not_json`, `body_too_large`, `malformed_body` or `invalid_body`.
 */
export async function readBody<T>(request: Request, schema: z.ZodMiniType<T>): Promise<T> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new Problem('not_json');
  const result = schema.safeParse(parseJson(await readBytes(request)));
  if (result.success) return result.data;
  throw toInvalidBody(result.error);
}

/** The problem of a body in another form than expected, with the faults as `errors`. */
export function toInvalidBody({ issues }: z.core.$ZodError, detail?: string): Problem {
  const errors = issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  return new Problem('invalid_body', { members: { errors }, ...(detail !== undefined && { detail }) });
}

/**
 * Validates the parameters of an address.
 *
 * @param detail Says which parameters there are.
 * @throws {@link Problem} `malformed_query`.
 */
export function parseQuery<T>(query: URLSearchParams, schema: z.ZodMiniType<T>, detail: string): T {
  const parsed = schema.safeParse(Object.fromEntries(query));
  if (parsed.success) return parsed.data;
  throw new Problem('malformed_query', { detail });
}

/**
 * Reads the bytes of a body, at most 64 KiB or `maxBytes`.
 *
 * @throws {@link Problem} `body_too_large`.
 */
export async function readBytes(request: Request, maxBytes = MAX_BYTES): Promise<Buffer> {
  // Refused by its own header before a byte is read. The count below finds a body that is larger than its header says.
  if (Number(request.headers.get('content-length')) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new Problem('malformed_body', { cause: error });
  }
}

function tooLarge(maxBytes: number): Problem {
  return new Problem('body_too_large', { detail: `The body may be at most ${maxBytes / 1024} KiB.` });
}
