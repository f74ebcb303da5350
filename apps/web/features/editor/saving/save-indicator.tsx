import type { DocumentState } from '@headway/documents/client';
import { CloudAlert, CloudCheck, CloudOff, CloudUpload } from 'lucide-react';
import { useEffect } from 'react';
import { cn } from '@/components/cn.ts';
import { LiveMessage } from '@/components/live-message.tsx';
import { useIsSignedOut } from '@/features/session/supabase-provider.tsx';
import { toSaveLabel } from './to-save-label.ts';
import { SignInAgain } from '@/features/session/sign-in-again.tsx';

const TONES = {
  calm: { icon: CloudCheck, color: 'text-ink-faint' },
  saving: { icon: CloudUpload, color: 'text-ink-faint' },
  waiting: { icon: CloudOff, color: 'text-caution' },
  alarming: { icon: CloudAlert, color: 'text-danger' },
};

/** Shows whether the edits of this page are saved. Asks before leaving a page whose edits would be lost. */
export function SaveIndicator({ state }: { state: DocumentState }) {
  const isSignedOut = useIsSignedOut();
  const { text, detail, tone } = toSaveLabel(state, { isSignedOut });
  const wouldLose = state.isUnstored && state.unsynced > 0;

  useEffect(() => {
    if (!wouldLose) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [wouldLose]);

  const { icon: Icon, color } = TONES[tone === 'calm' && state.unsynced > 0 ? 'saving' : tone];
  return (
    <p
      title={detail}
      className={cn('flex h-9 shrink-0 items-center gap-1.5 text-sm whitespace-nowrap tabular-nums', color)}
    >
      <Icon aria-hidden className="size-4" />
      <span>{text}</span>
      <span className="sr-only">{detail}</span>
      {isSignedOut && <SignInAgain />}
      <LiveMessage>{tone === 'calm' ? '' : `${text}. ${detail}`}</LiveMessage>
    </p>
  );
}
