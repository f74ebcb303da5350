import { useState } from 'react';
import { toast } from 'sonner';
import { notifyTabs } from './own-client.ts';

/** Signing out, which asks first while this browser keeps edits that are not saved yet. */
export function useSignOut(userId: string, signOut: () => Promise<void>) {
  const [unsaved, setUnsaved] = useState<number | null>(null);

  async function leave(): Promise<void> {
    try {
      await signOut();
      notifyTabs();
      // a new load, so that nothing of this person is left for the next one
      location.assign('/sign-in');
    } catch {
      toast.error('You are still signed in', {
        description: 'Signing out needs a connection. Try again when you are online.',
      });
    }
  }

  return {
    begin: async () => {
      const count = await countUnsaved(userId);
      if (count > 0) setUnsaved(count);
      else await leave();
    },
    /** How many edits are asked about; null while nothing is asked. */
    unsaved,
    answer: (goesOn: boolean) => {
      setUnsaved(null);
      if (goesOn) void leave();
    },
  };
}

/** 0 where the browser stores nothing: a page whose edits would be lost asks by itself before it is left. */
async function countUnsaved(userId: string): Promise<number> {
  try {
    const { countStoredEdits } = await import('@headway/documents/client');
    return await countStoredEdits(userId);
  } catch {
    return 0;
  }
}
