import type { z } from 'zod';
import { Problem } from './problem.ts';

const MAX_BYTES = 65_536;

/**
 * Reads a JSON body of at most 64 KiB and validates it.
 *
 * @throws {@link Problem} `not_json`, `body_too_large`, `malformed_body` or `invalid_body`.
 */
export async function readBody<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new Problem('not_json', 'Send the body as JSON, with `Content-Type: application/json`.');
  }
  const result = schema.safeParse(parseJson(await readBytes(request)));
  if (result.success) return result.data;
  const errors = result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new Problem('invalid_body', 'The body does not have the expected form; see `errors`.', {
    extensions: { errors },
  });
}

/**
 * Reads a body as it was sent, of at most 64 KiB or `maxBytes`.
 *
 * @throws {@link Problem} `body_too_large`.
 */
export async function readBytes(request: Request, maxBytes = MAX_BYTES): Promise<Buffer> {
  // Refused by its own word, before a byte is read; a body that says less than it is meets the count below.
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
    throw new Problem('malformed_body', 'The body is not valid JSON in UTF-8.', { cause: error });
  }
}

function tooLarge(maxBytes: number): Problem {
  return new Problem('body_too_large', `The body may be at most ${maxBytes / 1024} KiB.`);
}
