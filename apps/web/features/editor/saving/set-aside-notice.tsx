import type { LocalStore } from '@headway/documents/client';
import { useEffect, useState } from 'react';
import { Button } from '@/components/button.tsx';
import { Callout } from '@/components/callout.tsx';
import { copyText } from '@/components/copy-text.ts';

/** Offers edits of this browser for copying that could not be merged because the document had started over. */
export function SetAsideNotice({ store }: { store: LocalStore }) {
  const [texts, setTexts] = useState<readonly string[]>([]);

  useEffect(() => {
    let hasEnded = false;
    async function readTexts(): Promise<void> {
      const states = await store.listSetAside();
      if (states.length === 0) return;
      const { printState } = await import('./print-state.ts');
      if (!hasEnded) setTexts(states.map(printState));
    }
    // without a store no edits were set aside
    readTexts().catch(() => undefined);
    return () => {
      hasEnded = true;
    };
  }, [store]);

  if (texts.length === 0) return null;
  const copy = () =>
    copyText(
      texts.join('\n\n---\n\n'),
      'Copied as Markdown',
      'Allow clipboard access for this page, then try again.',
    );
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
            setTexts([]);
            void store.forgetSetAside();
          }}
        >
          Discard these edits
        </Button>
      </div>
    </Callout>
  );
}
