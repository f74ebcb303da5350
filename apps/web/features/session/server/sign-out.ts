'use server';

import { redirect } from 'next/navigation';
import { ownPathSchema } from './own-path.ts';
import { createSessionClient } from './supabase-client.ts';

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  const supabase = await createSessionClient();
  await supabase.auth.signOut({ scope: 'local' });
}

/** Ends the session of this browser and goes to the form's `next`, a path of ours. */
export async function signOutTo(form: FormData): Promise<void> {
  await signOut();
  redirect(ownPathSchema.parse(form.get('next')));
}
