import { fromBase64, toBase64 } from 'lib0/buffer';
import { z } from 'zod';

export { fromBase64, toBase64 };

/** Bytes as base64 in JSON. */
export const bytesSchema = z.base64().transform((text): Uint8Array => new Uint8Array(fromBase64(text)));
