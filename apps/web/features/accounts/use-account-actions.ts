import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { toast } from 'sonner';
import { toRefusal } from '@/features/problems/refusal.ts';
import { showRefusal } from '@/features/problems/show-refusal.ts';
import { useSupabaseClient } from '@/features/session/supabase-provider.tsx';
import type { Account, SignUp } from './account.ts';

/** What an operator does about accounts. Each shows how it ended, and the page anew. */
export function useAccountActions() {
  const supabase = useSupabaseClient();
  const router = useRouter();

  async function finish(call: PromiseLike<{ error: Parameters<typeof toRefusal>[0] | null }>, done: string) {
    const { error } = await call;
    if (error) showRefusal(toRefusal(error));
    else toast.success(done);
    startTransition(() => router.refresh());
  }

  return {
    disable: ({ id, email }: Account, disabled: boolean) =>
      finish(
        supabase.rpc('disable_account', { person: id, disabled }),
        disabled
          ? `${email ?? 'The account'} can no longer sign in.`
          : `${email ?? 'The account'} can sign in again.`,
      ),
    setSignUp: (who: SignUp) => finish(supabase.rpc('set_sign_up', { who }), 'The setting was saved.'),
  };
}
