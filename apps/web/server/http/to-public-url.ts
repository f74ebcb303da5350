import { env } from '../process/env.ts';

/**
 * The absolute address of a page of ours, for a person who comes from elsewhere: HEADWAY_PUBLIC_URL, else the address that
 * the request was sent to.
 */
export function toPublicUrl(headers: Pick<Headers, 'get'>, path: string): string {
  const { HEADWAY_PUBLIC_URL: known } = env();
  if (known !== undefined) return new URL(path, known).href;
  const host = headers.get('x-forwarded-host') ?? headers.get('host') ?? 'localhost';
  return new URL(path, `${headers.get('x-forwarded-proto') ?? 'http'}://${host}`).href;
}
