import type { JSONContent } from '@tiptap/core';
import * as Y from 'yjs';
import { z } from 'zod';
import {
  MAX_DEPTH,
  mayBear,
  mayConsistOf,
  mayContain,
  mayHaveAttribute,
} from '../../protocol/article/article-grammar.ts';
import { DOCUMENT_FIELD } from '../../protocol/article/document-extensions.ts';
import { isSafeImage, isSafeLink } from '@headway/text/address';
import { liveItems, readContent, toMarkName } from '../../protocol/updates/yjs-internals.ts';

/** Characters that are adjacent both in the text and in what one Yjs client wrote. */
export interface CharacterRun {
  client: number;
  clock: number;
  length: number;
}

/** An article, and which client wrote each of its characters. */
export interface ReadArticle {
  json: JSONContent;
  /** In the order of the texts of `json`, and together as long as those. */
  runs: CharacterRun[];
}

const linkSchema = z.object({ href: z.string(), title: z.string().nullish() });

/**
 * Reads the article of a document. Anything may have been appended to the log, so nodes that an article cannot have are
 * left out, as an editor does, and so are images and links with addresses that are not allowed.
 */
export function readArticle(doc: Y.Doc): ReadArticle {
  const parts = readChildren(doc.getXmlFragment(DOCUMENT_FIELD), { kind: 'doc', depth: 0 });
  return {
    json: { type: 'doc', content: parts.map(({ json }) => json) },
    runs: parts.flatMap(({ runs }) => runs),
  };
}

/** A place in an article: the kind of node it is in, and how many levels deep. */
interface Place {
  kind: string;
  depth: number;
}

function readChildren(parent: Y.XmlFragment, { kind, depth }: Place): ReadArticle[] {
  if (depth >= MAX_DEPTH) return [];
  const children: unknown[] = parent.toArray();
  return children.flatMap((child): ReadArticle[] => {
    if (child instanceof Y.XmlText) return mayContain(kind, 'text') ? readText(child, kind) : [];
    if (!(child instanceof Y.XmlElement) || !mayContain(kind, child.nodeName)) return [];
    const type = child.nodeName;
    const attrs = toAttrs(type, child.getAttributes());
    if (type === 'image' && !isSafeImage(attrs['src'])) return [];
    const parts = readChildren(child, { kind: type, depth: depth + 1 });
    const content = parts.map(({ json }) => json);
    if (
      !mayConsistOf(
        type,
        content.map((node) => node.type ?? ''),
      )
    )
      return [];
    return [{ json: { type, attrs, content }, runs: parts.flatMap(({ runs }) => runs) }];
  });
}

function readText(text: Y.XmlText, kind: string): ReadArticle[] {
  const runs: CharacterRun[] = [];
  for (const item of liveItems(text)) {
    if (readContent(item).kind !== 'text') continue;
    const { client, clock } = item.id;
    runs.push({ client, clock, length: item.length });
  }
  const delta: { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta();
  const parts = delta.flatMap(({ insert, attributes }) =>
    typeof insert === 'string'
      ? [{ json: { type: 'text', text: insert, marks: toMarks(kind, attributes ?? {}) }, runs: [] }]
      : [],
  );
  // the runs are those of the whole text, whatever its marks
  return parts.map((part, index) => (index === 0 ? { ...part, runs } : part));
}

function toMarks(kind: string, attributes: Record<string, unknown>): NonNullable<JSONContent['marks']> {
  return Object.entries(attributes).flatMap(([name, value]) => {
    const type = toMarkName(name);
    if (!mayBear(kind, type, value)) return [];
    if (type !== 'link') return [{ type }];
    const { href, title = null } = linkSchema.parse(value);
    return isSafeLink(href) ? [{ type, attrs: { href, title } }] : [];
  });
}

function toAttrs(type: string, attributes: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attributes).filter(([name, value]: [string, unknown]) =>
      mayHaveAttribute(type, name, value),
    ),
  );
}
