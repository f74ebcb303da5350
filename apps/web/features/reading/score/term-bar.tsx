import { useEffect } from 'react';
import { LiveMessage } from '@/components/live-message.tsx';
import { useLatest } from '@/components/hooks/use-latest.ts';
import { TermSteps } from './term-steps.tsx';
import { toTermPlace } from './to-term-place.ts';
import type { TermActions } from './term-actions.ts';

/**
 * Says which occurrence of a term is shown, and ends that on Escape. Where the list of terms is not beside the text, it is
 * a bar at the end of the screen.
 */
export function TermBar({ shown, onShow, onHide }: Pick<TermActions, 'shown' | 'onShow' | 'onHide'>) {
  const hide = useLatest(onHide);
  const isShown = shown !== null;
  useEffect(() => {
    if (!isShown) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      // a menu or a panel that Escape closes comes first
      if (event.key === 'Escape' && !event.defaultPrevented) hide.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isShown, hide]);
  return (
    <div className="print:hidden">
      <LiveMessage>{shown ? `${shown.term}: ${toTermPlace(shown)}` : ''}</LiveMessage>
      {shown && (
        <section
          aria-label="Occurrences of a term"
          className="fixed inset-x-0 bottom-0 z-30 flex items-center gap-2 border-t border-rule bg-surface px-4 pb-[env(safe-area-inset-bottom)] text-sm shadow-lift lg:hidden"
        >
          <span className="min-w-0 flex-1 truncate font-medium">{shown.term}</span>
          <TermSteps shown={shown} onShow={onShow} onHide={onHide} isLarge />
        </section>
      )}
    </div>
  );
}
