'use server';

import { redirect } from 'next/navigation';
import { toRefusal } from '@/features/problems/refusal.ts';
import { checkPassword } from './change-password.ts';
import { createSessionClient } from './supabase-client.ts';

/** Deletes the account of the person who is signed in, once the form's `password` holds. Resolves with why not. */
export async function deleteAccount(_previous: string | null, form: FormData): Promise<string> {
  const wrong = await checkPassword(form);
  if (wrong) return wrong.message;
  const supabase = await createSessionClient();
  const { error } = await supabase.rpc('delete_own_account');
  // The database names the project.
  if (error?.hint === 'last_owner') return `You cannot leave yet: ${error.message}.`;
  if (error) return toRefusal(error).sentence;
  await supabase.auth.signOut({ scope: 'local' });
  redirect('/sign-in');
}
