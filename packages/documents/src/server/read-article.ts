import type { JSONContent } from '@tiptap/core';
import * as Y from 'yjs';
import { BLOCK_TYPES } from '../protocol/comparison.ts';
import { DOCUMENT_FIELD } from '../protocol/document-extensions.ts';
import { withSafeContent } from './safe-content.ts';

/** Characters that follow each other, in the text and in what one client of Yjs wrote. */
export interface CharacterRun {
  client: number;
  clock: number;
  length: number;
}

/** What an article says, and where its characters come from. */
export interface ReadArticle {
  json: JSONContent;
  /** Together as long as all texts of `json`, in the same order. */
  runs: CharacterRun[];
}

const BLOCKS = new Set<string>(BLOCK_TYPES);
const MARKS = new Set(['bold', 'italic', 'strike', 'code', 'underline', 'link']);
/** Attributes that are numbers, each with its least and greatest. */
const NUMBERS: Record<string, [number, number]> = {
  level: [1, 6],
  start: [0, 1_000_000_000],
  colspan: [1, 100],
  rowspan: [1, 1000],
};

/**
 * Reads an article out of a document to which anything may have been appended: what an article does not consist of is
 * passed over, and so are links that lead to anything but the web or a mailbox.
 */
export function readArticle(doc: Y.Doc): ReadArticle {
  const runs: CharacterRun[] = [];
  const content = readChildren(doc.getXmlFragment(DOCUMENT_FIELD), runs);
  return { json: withSafeContent({ type: 'doc', content }), runs };
}

function readChildren(parent: Y.XmlFragment, runs: CharacterRun[]): JSONContent[] {
  const children: unknown[] = parent.toArray();
  return children.flatMap((child): JSONContent[] => {
    if (child instanceof Y.XmlText) return readText(child, runs);
    if (!(child instanceof Y.XmlElement) || !BLOCKS.has(child.nodeName)) return [];
    return [
      {
        type: child.nodeName,
        attrs: toAttrs(child.getAttributes()),
        content: readChildren(child, runs),
      },
    ];
  });
}

function readText(text: Y.XmlText, runs: CharacterRun[]): JSONContent[] {
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const { client, clock } = item.id;
    runs.push({ client, clock, length: item.length });
  }
  const delta: { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta();
  return delta.flatMap(({ insert, attributes }) =>
    typeof insert === 'string' ? [{ type: 'text', text: insert, marks: toMarks(attributes ?? {}) }] : [],
  );
}

function toMarks(attributes: Record<string, unknown>): NonNullable<JSONContent['marks']> {
  return Object.entries(attributes).flatMap(([name, value]) => {
    // marks that may overlap others of their kind carry a hash behind their name
    const type = name.split('--')[0] ?? name;
    if (!MARKS.has(type)) return [];
    return [{ type, ...(isRecord(value) && { attrs: value }) }];
  });
}

function toAttrs(attributes: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]: [string, unknown]) => {
      const range = NUMBERS[name];
      if (!range) return [[name, value]];
      const number = Math.trunc(Number(value));
      return Number.isNaN(number) ? [] : [[name, Math.min(Math.max(number, range[0]), range[1])]];
    }),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
