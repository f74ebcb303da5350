'use server';

import { createSessionClient } from './supabase-client.ts';

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  const supabase = await createSessionClient();
  await supabase.auth.signOut({ scope: 'local' });
}
