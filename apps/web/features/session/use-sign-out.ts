'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { tellTabs } from './own-client.ts';

/** Signing out, which asks first while this browser keeps edits that are not saved yet. */
export interface SignOut {
  begin: () => Promise<void>;
  /** How many edits are asked about; null while nothing is asked. */
  unsaved: number | null;
  answer: (goesOn: boolean) => void;
}

export function useSignOut(userId: string, signOut: () => Promise<void>): SignOut {
  const [unsaved, setUnsaved] = useState<number | null>(null);

  async function leave(): Promise<void> {
    try {
      await signOut();
      tellTabs();
      // loaded anew, so that nothing of this person is left for whoever signs in next
      location.assign('/sign-in');
    } catch {
      toast.error('You are still signed in', {
        description: 'Signing out needs a connection. Try again shortly.',
      });
    }
  }

  return {
    async begin() {
      const count = await countUnsaved(userId);
      if (count > 0) setUnsaved(count);
      else await leave();
    },
    unsaved,
    answer(goesOn) {
      setUnsaved(null);
      if (goesOn) void leave();
    },
  };
}

/** None where the browser keeps nothing: a page whose edits would be lost asks by itself before it is left. */
async function countUnsaved(userId: string): Promise<number> {
  try {
    const { countStoredEdits } = await import('@headway/documents/client');
    return await countStoredEdits(userId);
  } catch {
    return 0;
  }
}
