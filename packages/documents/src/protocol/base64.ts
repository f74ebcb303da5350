import { fromBase64, toBase64 } from 'lib0/buffer';
import * as z from 'zod/mini';

export { fromBase64, toBase64 };

/** Bytes as base64 in JSON. */
export const bytesSchema = z.pipe(
  z.base64(),
  z.transform((text): Uint8Array => new Uint8Array(fromBase64(text))),
);
