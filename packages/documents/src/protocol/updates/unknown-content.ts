import { getSchema } from '@tiptap/core';
import * as Y from 'yjs';
import { createDocumentExtensions } from '../article/document-extensions.ts';
import { decodeStructs, isItem, readContent, type ItemContent } from './yjs-internals.ts';

/** Marks that articles had once. They are deleted when an article is opened, and the text stays. */
const RETIRED_MARKS = ['underline'];

let known: ReadonlySet<string> | undefined;

/**
 * Finds a node or mark that this version of the page does not know, as a newer version may have written. An editor would
 * delete it with all its content, for everyone, so such an update must not reach the editor.
 *
 * @param update an update of Yjs (`isYjsUpdate`)
 * @returns the name of the first one; `null` if everything is known
 */
export function findUnknownContent(update: Uint8Array): string | null {
  known ??= readNames();
  for (const struct of decodeStructs(update)) {
    const name = isItem(struct) ? toName(readContent(struct)) : null;
    if (name !== null && !known.has(name)) return name;
  }
  return null;
}

/** The name of the node or mark that an editor would look up in its schema; `null` where it looks nothing up. */
function toName(content: ItemContent): string | null {
  if (content.kind === 'type') return content.type instanceof Y.XmlElement ? content.type.nodeName : null;
  if (content.kind === 'mark') return content.name;
  return content.kind === 'embed' ? 'embed' : null;
}

function readNames(): ReadonlySet<string> {
  const { nodes, marks } = getSchema(createDocumentExtensions());
  // in Yjs neither text nor the document is an element; an editor that drew such an element would delete others with it
  const elements = Object.keys(nodes).filter((name) => name !== 'text' && name !== 'doc');
  return new Set([...elements, ...Object.keys(marks), ...RETIRED_MARKS]);
}
