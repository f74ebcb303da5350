import type { IncomingMessage } from 'node:http';

/** Reads the body of a request; `undefined` if it has more bytes than `mostBytes`. */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = Number(request.headers['content-length'] ?? 0) > mostBytes ? Infinity : 0;
  if (size <= mostBytes) {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      if (!Buffer.isBuffer(chunk)) throw new TypeError('the body of a request comes as bytes');
      size += chunk.length;
      if (size > mostBytes) break;
      chunks.push(chunk);
    }
  }
  if (size <= mostBytes) return Buffer.concat(chunks);
  // a client that still sends reads the answer only if the rest of the body is received
  request.resume();
  return undefined;
}
