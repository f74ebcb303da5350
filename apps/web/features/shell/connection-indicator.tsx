'use client';

import type { ConnectionStatus } from '@headway/realtime/client';
import { useConnectionStatus } from '@headway/realtime/react';
import { cn } from '@/components/cn.ts';
import { SignInAgain } from '@/features/session/sign-in-again.tsx';

/** Where the live connection stands: a quiet word while all is well, a plainer one when a person should know. */
export function ConnectionIndicator() {
  const status = useConnectionStatus();
  const { label, tone } = describe(status);
  return (
    <output className="flex h-6 items-center gap-2 text-sm text-ink-soft">
      {label !== '' && (
        <>
          <span aria-hidden className={cn('size-1.5 rounded-full', tone)} />
          <span>{label}</span>
        </>
      )}
      {status.reason === 'signed-out' && <SignInAgain />}
    </output>
  );
}

function describe({ state, reason, interrupted }: ConnectionStatus): { label: string; tone: string } {
  switch (state) {
    case 'idle':
      return { label: '', tone: '' };
    case 'connecting':
    case 'live':
    case 'reconnecting':
      return interrupted
        ? { label: 'Reconnecting', tone: 'bg-caution' }
        : { label: 'Live', tone: 'bg-positive' };
    case 'offline':
      return { label: 'Offline', tone: 'bg-caution' };
    case 'closed':
      return reason === 'signed-out'
        ? { label: 'Session ended.', tone: 'bg-danger' }
        : { label: '', tone: '' };
  }
}
