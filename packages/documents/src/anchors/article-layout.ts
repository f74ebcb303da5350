import type { Node } from '@tiptap/pm/model';
import type { AnchorRange } from './anchor.ts';
import * as Y from 'yjs';
import {
  findTypeBefore,
  liveItems,
  readContent,
  readItemOf,
  readParent,
  type YType,
} from '../protocol/updates/yjs-internals.ts';

/** Where the types of a `Y.XmlFragment` are in the ProseMirror document that shows it. */
export type ArticleLayout = NonNullable<ReturnType<typeof measureArticle>>;

/**
 * Measures the types once for any number of positions. y-tiptap's own function walks the whole document for each position,
 * and does not resolve the first character of a document.
 *
 * @returns `null` if the two documents differ, as while an edit is on its way from one to the other
 */
export function measureArticle(fragment: Y.XmlFragment, doc: Node) {
  const { nodes } = doc.type.schema;
  const extents = new Map<YType, AnchorRange>();
  const texts: { text: Y.XmlText; from: number }[] = [];

  const measure = (parent: Y.XmlFragment, from: number): number => {
    let position = from;
    for (const item of liveItems(parent)) {
      const content = readContent(item);
      if (content.kind !== 'type') continue;
      const { type } = content;
      const start = position;
      if (type instanceof Y.XmlText) {
        texts.push({ text: type, from: position });
        position += type.length;
      } else if (type instanceof Y.XmlElement) {
        position = nodes[type.nodeName]?.isLeaf ? position + 1 : measure(type, position + 1) + 1;
      }
      extents.set(type, { from: start, to: position });
    }
    return position;
  };
  if (measure(fragment, 0) !== doc.content.size) return null;

  const toEnd = (type: YType): number => extents.get(type)?.to ?? 0;
  const toStartOfContent = (type: YType): number | null => {
    if (type === fragment) return 0;
    const extent = extents.get(type);
    if (extent) return type instanceof Y.XmlText ? extent.from : extent.from + 1;
    return toPlaceOfDeleted(type);
  };
  const toPlaceOfDeleted = (type: YType): number | null => {
    const before = findTypeBefore(type);
    if (before !== null) return toEnd(before);
    const item = readItemOf(type);
    const parent = item && readParent(item);
    return parent && toStartOfContent(parent);
  };

  return {
    /** The text at a position, and the index in it. */
    findText(position: number) {
      const found = texts.findLast(({ from }) => from <= position);
      if (!found || position > found.from + found.text.length) return null;
      return { text: found.text, index: position - found.from };
    },
    /** The position of an index in a type. For a deleted type, where it was; `null` if that is unknown. */
    toPosition(type: YType, index: number) {
      const start = toStartOfContent(type);
      if (start === null || !extents.has(type)) return start;
      return type instanceof Y.XmlText ? start + index : start;
    },
  };
}
