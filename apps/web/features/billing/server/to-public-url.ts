import type { NextRequest } from 'next/server';
import { env } from '@/server/process/env.ts';

/** The absolute address of a page of ours, for a person who returns from another site. */
export function toPublicUrl(request: NextRequest, path: string): string {
  const { HEADWAY_PUBLIC_URL: known } = env();
  if (known !== undefined) return new URL(path, known).href;
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host');
  const scheme = request.headers.get('x-forwarded-proto') ?? request.nextUrl.protocol.replace(':', '');
  return new URL(path, `${scheme}://${host ?? request.nextUrl.host}`).href;
}
