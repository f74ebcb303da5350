'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { toRefusal } from '@/features/problems/refusal.ts';
import { createSessionClient } from '@/features/session/server/supabase-client.ts';

/** Accepts the invitation of the form's `token` as the person who is signed in, and opens the project. Resolves with why not. */
export async function acceptInvitation(_previous: string | null, form: FormData): Promise<string> {
  const token = z.string().max(200).catch('').parse(form.get('token'));
  const supabase = await createSessionClient();
  const { data, error } = await supabase.rpc('accept_invitation', { token });
  if (error) return toRefusal(error).sentence;
  redirect(`/projects/${z.uuid().parse(data)}`);
}
