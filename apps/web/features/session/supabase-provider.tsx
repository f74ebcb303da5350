'use client';

import { createBrowserClient } from '@supabase/ssr';
import type { SupabaseClient } from '@supabase/supabase-js';
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';

/** The person who is signed in, as their own pages show them. */
export interface Me {
  id: string;
  displayName: string;
}

const SupabaseContext = createContext<{ supabase: SupabaseClient; me: Me } | null>(null);

interface SupabaseProviderProps {
  url: string;
  publishableKey: string;
  me: Me;
  children: ReactNode;
}

/** Gives the components below it Supabase's client, signed in by the session's cookies. */
export function SupabaseProvider({ url, publishableKey, me, children }: SupabaseProviderProps) {
  const [supabase] = useState(() => createClient(url, publishableKey));
  const session = useMemo(() => ({ supabase, me }), [supabase, me]);
  return <SupabaseContext value={session}>{children}</SupabaseContext>;
}

/** Supabase's client of this page. Its channels are private, so that policies decide, unless one asks otherwise. */
export function useSupabaseClient(): SupabaseClient {
  return useSession().supabase;
}

/** Who is signed in. */
export function useMe(): Me {
  return useSession().me;
}

function useSession() {
  const session = useContext(SupabaseContext);
  if (!session) throw new Error('There is no SupabaseProvider above this component.');
  return session;
}

function createClient(url: string, publishableKey: string): SupabaseClient {
  const client: SupabaseClient = createBrowserClient(url, publishableKey);
  const open = client.channel.bind(client);
  client.channel = (name, options) =>
    open(name, { ...options, config: { private: true, ...options?.config } });
  return client;
}
