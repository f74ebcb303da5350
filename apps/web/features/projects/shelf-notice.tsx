'use client';

import { Button } from '@/components/button.tsx';
import { Callout } from '@/components/callout.tsx';
import type { Content } from './content.ts';
import { useMay } from './open-project.ts';
import { useMoveContents } from './use-move-contents.ts';
import { useShelf } from './use-shelf.ts';

const SENTENCES = {
  archive: 'This article is in the archive. It can still be read and edited.',
  trash: 'This article is in the trash. 30 days after it was moved there, it is deleted for good.',
};

/** Says that an article is archived, in the trash or deleted, and restores it. Nothing for an active article. */
export function ShelfNotice({ content }: { content: Content }) {
  const shelf = useShelf(content);
  const mayEdit = useMay('editor');
  const { move, isPending } = useMoveContents();
  if (shelf === 'active') return null;
  if (shelf === null) {
    return (
      <Callout tone="danger" role="alert" className="mt-4">
        <p>This article was deleted for good.</p>
      </Callout>
    );
  }
  return (
    <Callout tone={shelf === 'trash' ? 'caution' : 'neutral'} className="mt-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p>{SENTENCES[shelf]}</p>
        {mayEdit && (
          <Button
            size="small"
            disabled={isPending}
            onClick={() => void move([content.id], { from: shelf, to: 'active' })}
          >
            Restore
          </Button>
        )}
      </div>
    </Callout>
  );
}
