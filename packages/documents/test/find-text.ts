import type { Node } from '@tiptap/pm/model';
import { toAnchor, type Anchor, type AnchorRange } from '../src/anchors/index.ts';
import type { HeadlessEditor } from './headless-editor.ts';

/** The range of the nth occurrence of a text that is within one block. */
export function findText(doc: Node, text: string, nth = 0): AnchorRange {
  const ranges: AnchorRange[] = [];
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    for (let at = node.textContent.indexOf(text); at !== -1; at = node.textContent.indexOf(text, at + 1)) {
      ranges.push({ from: position + 1 + at, to: position + 1 + at + text.length });
    }
    return false;
  });
  const range = ranges[nth];
  if (!range) throw new Error(`there is no “${text}”`);
  return range;
}

/** An anchor that must be one. */
export function makeAnchor({ doc, fragment }: HeadlessEditor, range: AnchorRange): Anchor {
  const anchor = toAnchor(doc, fragment, range);
  if (!anchor) throw new Error('the range makes no anchor');
  return anchor;
}
