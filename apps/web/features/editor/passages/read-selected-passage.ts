import { toAnchor } from '@headway/documents/anchors';
import { DOCUMENT_FIELD } from '@headway/documents/protocol';
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import type * as Y from 'yjs';
import { BAR_HEIGHT } from '@/features/comments/margin/bring-into-sight.ts';
import type { SelectedPassage } from '@/features/comments/margin/selected-passage.ts';

/** The selection in a document, measured from its column; null for an empty one or one without text. */
export function readSelectedPassage(
  editor: Editor,
  source: Y.Doc,
  column: HTMLElement,
): SelectedPassage | null {
  const { selection, doc } = editor.state;
  const { from, to } = selection;
  if (!(selection instanceof TextSelection) || selection.empty) return null;
  if (doc.textBetween(from, to, ' ').trim() === '') return null;
  const origin = column.getBoundingClientRect();
  const start = editor.view.coordsAtPos(from);
  const end = editor.view.coordsAtPos(to, -1);
  return {
    toAnchor: () => toAnchor(doc, source.getXmlFragment(DOCUMENT_FIELD), { from, to }),
    top: start.top - origin.top,
    button: {
      top: findRoom(start.top, end.bottom) - origin.top,
      left: (start.left + end.left) / 2 - origin.left,
    },
  };
}

/** Height of the button with the space around it, in pixels. */
const BUTTON = 48;
const SPACE = 8;

/** Top of the button in the window: below the selection, above it, or on it when neither place is in sight. */
function findRoom(top: number, bottom: number): number {
  if (bottom + BUTTON <= innerHeight) return bottom + SPACE;
  if (top - BUTTON >= BAR_HEIGHT) return Math.min(top, innerHeight) - BUTTON + SPACE;
  return innerHeight - BUTTON;
}
