import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { toast } from 'sonner';
import { sendWrite } from '@/features/problems/send-write.ts';
import type { ActionResult } from '@/features/problems/refusal.ts';
import { showRefusal } from '@/features/problems/show-refusal.ts';
import { useOpenSupabase } from '@/features/session/supabase-provider.tsx';
import type { Account, SignUp } from './account.ts';

/** What an operator does about accounts. Each shows how it ended, and the page anew. */
export function useAccountActions() {
  const openSupabase = useOpenSupabase();
  const router = useRouter();

  async function finish(call: Promise<ActionResult>, done: string) {
    const result = await call;
    showRefusal(result);
    if (result.ok) toast.success(done);
    startTransition(() => router.refresh());
  }

  return {
    disable: ({ id, email }: Account, disabled: boolean) =>
      finish(
        sendWrite(openSupabase, (supabase) => supabase.rpc('disable_account', { person: id, disabled })),
        disabled
          ? `${email ?? 'The account'} can no longer sign in.`
          : `${email ?? 'The account'} can sign in again.`,
      ),
    setSignUp: (who: SignUp) =>
      finish(
        sendWrite(openSupabase, (supabase) => supabase.rpc('set_sign_up', { who })),
        'The setting was saved.',
      ),
  };
}
