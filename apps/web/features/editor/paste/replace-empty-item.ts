import { Slice, type Fragment } from '@tiptap/pm/model';
import { Selection, type EditorState, type Transaction } from '@tiptap/pm/state';

/**
 * Puts pasted blocks in the place of the empty list item with the caret, so that no empty paragraph stays above them. The
 * items of a pasted list become items of this list.
 *
 * @returns null where this does not apply: the caret is elsewhere, or the first block is a paragraph.
 */
export function replaceEmptyItem({ tr, selection }: EditorState, content: Fragment): Transaction | null {
  const { $from, empty } = selection;
  const item = $from.depth > 0 ? $from.node(-1) : null;
  const first = content.firstChild;
  if (!empty || $from.parent.content.size > 0 || item?.type.name !== 'listItem' || item.childCount !== 1)
    return null;
  if (!first?.isBlock || first.type.name === 'paragraph') return null;
  const isList = content.childCount === 1 && first.type.name.endsWith('List');
  const depth = isList ? $from.depth - 1 : $from.depth;
  const [start, end] = [$from.before(depth), $from.after(depth)];
  tr.replace(start, end, new Slice(isList ? first.content : content, 0, 0));
  return tr.setSelection(Selection.near(tr.doc.resolve(tr.mapping.map(end)), -1));
}
