import type { Shelf } from '@headway/topics/project';
import { Archive, ArchiveRestore, Trash2, X } from 'lucide-react';
import { Button } from '@/components/button.tsx';
import { ConfirmDialog } from '@/components/overlays/confirm-dialog.tsx';
import type { Content } from '@/features/projects/content.ts';
import { useMoveContents } from '@/features/projects/use-move-contents.ts';

interface SelectionBarProps {
  /** On which the articles are. */
  shelf: Shelf;
  selected: readonly Pick<Content, 'id'>[];
  /** Called when the selection is over. */
  onDone: () => void;
}

/** What can be done with the selected articles. */
export function SelectionBar({ shelf, selected, onDone }: SelectionBarProps) {
  const { move, deleteForGood, isPending } = useMoveContents();
  const ids = selected.map(({ id }) => id);
  const moveTo = (to: Shelf) => void move(ids, { from: shelf, to }).then((moved) => moved && onDone());

  return (
    <fieldset aria-label="Selected articles" className="flex flex-wrap items-center gap-2">
      <span aria-live="polite" className="mr-2 font-medium text-ink tabular-nums">
        {ids.length} selected
      </span>
      {shelf !== 'active' && (
        <Button size="small" disabled={isPending} onClick={() => moveTo('active')}>
          <ArchiveRestore aria-hidden />
          Restore
        </Button>
      )}
      {shelf === 'active' && (
        <Button size="small" disabled={isPending} onClick={() => moveTo('archive')}>
          <Archive aria-hidden />
          Archive
        </Button>
      )}
      {shelf === 'trash' ? (
        <ConfirmDialog
          title={ids.length === 1 ? 'Delete this article?' : `Delete ${ids.length} articles?`}
          description="The text, its history and its comments are deleted for good. This cannot be undone."
          confirmLabel="Delete"
          keepLabel="Cancel"
          onConfirm={() => void deleteForGood(ids).then((deleted) => deleted && onDone())}
          trigger={
            <Button size="small" tone="danger" disabled={isPending}>
              <Trash2 aria-hidden />
              Delete for good
            </Button>
          }
        />
      ) : (
        <Button size="small" disabled={isPending} onClick={() => moveTo('trash')}>
          <Trash2 aria-hidden />
          Move to trash
        </Button>
      )}
      <Button size="icon" tone="quiet" aria-label="Clear selection" onClick={onDone}>
        <X aria-hidden />
      </Button>
    </fieldset>
  );
}
