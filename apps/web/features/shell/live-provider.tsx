'use client';

import { RealtimeProvider } from '@headway/realtime/react';
import type { ReactNode } from 'react';

/** One live connection for all that is signed in as this person in this browser. */
export function LiveProvider({ userId, children }: { userId: string; children: ReactNode }) {
  return (
    <RealtimeProvider url="/api/events" identity={userId}>
      {children}
    </RealtimeProvider>
  );
}
