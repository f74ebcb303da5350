'use client';

import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { NameForm } from '@/components/forms/name-form.tsx';
import { sendWrite } from '@/features/problems/send-write.ts';
import { useMe, useOpenSupabase } from './supabase-provider.tsx';

/** Changes the name that others see. */
export function DisplayNameForm({ name }: { name: string }) {
  const openSupabase = useOpenSupabase();
  const me = useMe();
  const router = useRouter();

  async function rename(given: string): Promise<string | null> {
    if (given.length > 80) return 'A name has at most 80 characters.';
    const result = await sendWrite(openSupabase, (supabase) =>
      supabase.from('profiles').update({ display_name: given }).eq('id', me.id).select('id'),
    );
    if (!result.ok) return result.sentence;
    toast('Your name was changed.');
    router.refresh();
    return null;
  }

  return (
    <NameForm
      name={name}
      placeholder="Your name"
      submitLabel="Change name"
      emptyError="Enter your name, as others will see it."
      submit={rename}
    />
  );
}
