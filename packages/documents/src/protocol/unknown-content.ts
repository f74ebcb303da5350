import { getSchema } from '@tiptap/core';
import * as Y from 'yjs';
import { createDocumentExtensions } from './document-extensions.ts';
import { decodeStructs, isItem, readContent, type ItemContent } from './yjs-internals.ts';

let known: ReadonlySet<string> | undefined;

/**
 * The first node or mark in an update that this version of an article does not consist of, as a newer version may have
 * written it. An editor would delete it, with all that is in it, for everyone: it must not get to see such an update.
 *
 * @returns its name, or `null` if there is none. The bytes must be an update of Yjs.
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
  // text is no element in Yjs, and the document itself is none either: drawn as such they take others with them
  const elements = Object.keys(nodes).filter((name) => name !== 'text' && name !== 'doc');
  return new Set([...elements, ...Object.keys(marks)]);
}
