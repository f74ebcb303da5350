'use server';

import { redirect } from 'next/navigation';
import { createSessionClient } from './supabase-client.ts';

/** Ends the session of this browser and goes to the sign-in page. */
export async function signOut(): Promise<never> {
  const supabase = await createSessionClient();
  await supabase.auth.signOut({ scope: 'local' });
  redirect('/sign-in');
}
