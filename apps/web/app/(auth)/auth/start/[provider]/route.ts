import { redirect } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { isProvider } from '@/features/session/providers.ts';
import { readOwnPath } from '@/features/session/server/own-path.ts';
import { toProviderUrl } from '@/features/session/server/to-provider-url.ts';

/** Leads to a provider that signs people in. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ provider: string }> }) {
  const { provider } = await params;
  const next = readOwnPath(request.nextUrl.searchParams.get('next') ?? undefined);
  const url = isProvider(provider) ? await toProviderUrl(provider, next, request.headers) : null;
  redirect(url ?? `/auth/callback?error=provider_unavailable&next=${encodeURIComponent(next)}`);
}
