import { Ellipsis, Link2, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/button.tsx';
import { ConfirmDialog } from '@/components/overlays/confirm-dialog.tsx';
import { copyText } from '@/components/copy-text.ts';
import { Menu, MenuItem, MenuRule } from '@/components/overlays/menu.tsx';
import { useReturnFocus } from '@/components/overlays/use-return-focus.ts';
import { useComments } from '../store/comments-provider.tsx';
import type { Comment } from '../store/comment.ts';
import { focusAfterRemoval } from './focus-after-removal.ts';
import { showRefusal } from '@/features/problems/show-refusal.ts';

interface CommentOptionsProps {
  comment: Comment;
  name: string;
  /** Whether it is being edited; afterwards the focus returns to the menu's button. */
  isEditing: boolean;
  mayEdit: boolean;
  mayDelete: boolean;
  onEdit: () => void;
}

/** The menu of a comment: copy its link, edit it, delete it. */
export function CommentOptions(props: CommentOptionsProps) {
  const { comment, name, isEditing, mayEdit, mayDelete, onEdit } = props;
  const { remove } = useComments();
  const [isDeleting, setIsDeleting] = useState(false);
  const button = useReturnFocus<HTMLButtonElement>(isEditing || isDeleting);

  async function confirm(): Promise<void> {
    const moveFocus = focusAfterRemoval(button.current);
    showRefusal(await remove(comment.id));
    moveFocus();
  }

  return (
    <>
      <Menu
        trigger={
          <Button
            ref={button}
            tone="quiet"
            size="icon"
            aria-label={`Options for the comment by ${name}`}
            className="size-7"
          >
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        <MenuItem
          onSelect={() =>
            void copyText(
              toLink(comment),
              'Link copied',
              'Allow clipboard access for this page, then try again.',
            )
          }
        >
          <Link2 aria-hidden />
          Copy link
        </MenuItem>
        {(mayDelete || mayEdit) && <MenuRule />}
        {mayEdit && (
          <MenuItem onSelect={onEdit}>
            <Pencil aria-hidden />
            Edit
          </MenuItem>
        )}
        {mayDelete && (
          <MenuItem onSelect={() => setIsDeleting(true)}>
            <Trash2 aria-hidden />
            Delete
          </MenuItem>
        )}
      </Menu>
      <ConfirmDialog
        open={isDeleting}
        onOpenChange={setIsDeleting}
        title="Delete the comment?"
        description="It is deleted for everyone and cannot be restored. Replies stay."
        confirmLabel="Delete"
        keepLabel="Cancel"
        onConfirm={() => void confirm()}
      />
    </>
  );
}

function toLink({ id, contentId, projectId }: Comment): string {
  const path = contentId === null ? `/projects/${projectId}` : `/content/${contentId}`;
  return new URL(`${path}?comment=${id}`, location.href).href;
}
