'use client';

import { Archive, ArchiveRestore, Ellipsis, Trash2 } from 'lucide-react';
import { Button } from '@/components/button.tsx';
import { Menu, MenuItem } from '@/components/overlays/menu.tsx';
import type { Content } from './content.ts';
import { useMay } from './open-project.ts';
import { useMoveContents } from './use-move-contents.ts';
import { useShelf } from './use-shelf.ts';

/** The menu in which an editor archives an article or moves it to the trash. */
export function ShelfMenu({ content }: { content: Content }) {
  const shelf = useShelf(content);
  const mayEdit = useMay('editor');
  const { move } = useMoveContents();
  if (!mayEdit || shelf === null || shelf === 'trash') return null;
  return (
    <Menu
      trigger={
        <Button tone="quiet" size="icon" aria-label="More actions">
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      {shelf === 'archive' ? (
        <MenuItem onSelect={() => void move([content.id], { from: shelf, to: 'active' })}>
          <ArchiveRestore aria-hidden />
          Restore from archive
        </MenuItem>
      ) : (
        <MenuItem onSelect={() => void move([content.id], { from: shelf, to: 'archive' })}>
          <Archive aria-hidden />
          Archive
        </MenuItem>
      )}
      <MenuItem onSelect={() => void move([content.id], { from: shelf, to: 'trash' })}>
        <Trash2 aria-hidden />
        Move to trash
      </MenuItem>
    </Menu>
  );
}
