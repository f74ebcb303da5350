import { getSchema } from '@tiptap/core';
import * as Y from 'yjs';
import { createDocumentExtensions } from './document-extensions.ts';

let known: ReadonlySet<string> | undefined;

/**
 * The first node or mark in an update that this version of an article does not consist of, as a newer version may have
 * written it. An editor would delete it, with all that is in it, for everyone: it must not get to see such an update.
 *
 * @returns its name, or `null` if there is none. The bytes must be an update of Yjs.
 */
export function findUnknownContent(update: Uint8Array): string | null {
  known ??= readNames();
  for (const struct of Y.decodeUpdate(update).structs) {
    const name = struct instanceof Y.Item ? toName(struct.content) : null;
    if (name !== null && !known.has(name)) return name;
  }
  return null;
}

function toName(content: Y.Item['content']): string | null {
  // what is neither element nor text is nothing that an editor looks at
  if (content instanceof Y.ContentType) {
    return content.type instanceof Y.XmlElement ? content.type.nodeName : null;
  }
  if (content instanceof Y.ContentEmbed) return 'embed';
  // marks that may overlap others of their kind carry a hash behind their name
  if (content instanceof Y.ContentFormat) return content.key.split('--')[0] ?? content.key;
  return null;
}

function readNames(): ReadonlySet<string> {
  const { nodes, marks } = getSchema(createDocumentExtensions());
  // text is no element in Yjs, and the document itself is none either: drawn as such they take others with them
  const elements = Object.keys(nodes).filter((name) => name !== 'text' && name !== 'doc');
  return new Set([...elements, ...Object.keys(marks)]);
}
