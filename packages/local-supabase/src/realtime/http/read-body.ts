import type { IncomingMessage } from 'node:http';

/** Reads a request's body. `undefined` if it has more bytes than this. */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('the body of a request comes as bytes');
    size += chunk.length;
    // read on, or the client would not read the answer
    if (size <= mostBytes) chunks.push(chunk);
  }
  return size > mostBytes ? undefined : Buffer.concat(chunks);
}
