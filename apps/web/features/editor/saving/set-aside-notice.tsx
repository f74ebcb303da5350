import type { LocalStore } from '@headway/documents/client';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/button.tsx';
import { Callout } from '@/components/callout.tsx';
import { copyText } from '@/components/copy-text.ts';

/** Offers edits of this browser for copying that could not be merged because the document had started over. */
export function SetAsideNotice({ store }: { store: LocalStore }) {
  const [states, setStates] = useState<readonly Uint8Array[]>([]);

  useEffect(() => {
    let hasEnded = false;
    async function readStates(): Promise<void> {
      const found = await store.listSetAside();
      if (!hasEnded) setStates(found);
    }
    // without a store no edits were set aside
    readStates().catch(() => undefined);
    return () => {
      hasEnded = true;
    };
  }, [store]);

  if (states.length === 0) return null;
  async function copy(): Promise<void> {
    const texts = await printStates(states).catch(() => null);
    if (texts === null) {
      toast.error('Your edits could not be read. Check your connection, then try again.');
      return;
    }
    if (texts.length < states.length) {
      toast.warning(
        `${states.length - texts.length} of ${states.length} texts are damaged and cannot be copied.`,
      );
    }
    if (texts.length === 0) return;
    await copyText(
      texts.join('\n\n---\n\n'),
      'Copied as Markdown',
      'Allow clipboard access for this page, then try again.',
    );
  }
  return (
    <Callout role="alert" tone="caution" title="Some of your edits could not be merged">
      <p>
        The article was replaced after you wrote them. They are kept in this browser until you discard them.
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="small" onClick={() => void copy()}>
          Copy article with these edits
        </Button>
        <Button
          size="small"
          tone="quiet"
          onClick={() => {
            setStates([]);
            void store.forgetSetAside();
          }}
        >
          Discard these edits
        </Button>
      </div>
    </Callout>
  );
}

/** Prints all states that can be read. Rejects when the code that prints them cannot be loaded. */
async function printStates(states: readonly Uint8Array[]): Promise<string[]> {
  const { printState } = await import('./print-state.ts');
  return states.flatMap((state) => {
    try {
      return [printState(state)];
    } catch {
      // damaged: the notice counts it
      return [];
    }
  });
}
