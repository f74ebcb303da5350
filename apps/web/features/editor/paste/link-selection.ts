import { isSafeLink } from '@headway/text/address';
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { toLinkTarget } from './to-link-target.ts';

const ADDRESS = /^(?:https?:\/\/|mailto:|www\.)\S+$/iu;

/**
 * Makes the selected words a link to a pasted address, with the caret behind them. Null when the pasted text is not one
 * address, or when the words are an address themselves, which is then replaced.
 */
export function linkSelection(
  { selection, doc, tr, schema }: EditorState,
  pasted: string,
): Transaction | null {
  const typed = pasted.trim();
  const { from, to, empty } = selection;
  if (empty || !(selection instanceof TextSelection) || !ADDRESS.test(typed)) return null;
  if (ADDRESS.test(doc.textBetween(from, to, ' ').trim())) return null;
  const href = toLinkTarget(/^www\./iu.test(typed) ? `https://${typed}` : typed);
  const link = schema.marks['link'];
  if (!link || !isSafeLink(href)) return null;
  return tr
    .addMark(from, to, link.create({ href }))
    .setSelection(TextSelection.create(tr.doc, to))
    .setStoredMarks(null)
    .setMeta('preventAutolink', true);
}
