import { getSchema } from '@tiptap/core';
import type { ContentMatch, Schema } from '@tiptap/pm/model';
import * as z from 'zod/mini';
import { createDocumentExtensions } from './document-extensions.ts';
import { isSafeImage, isSafeLink } from '@headway/text/address';

/** How many levels of elements an article may have. More than anyone writes, and few enough for recursive functions. */
export const MAX_DEPTH = 64;

let schema: Schema | undefined;
let kinds: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/**
 * Whether a node may have a child of this kind, in any place. A node never changes its parent or its kind, whatever people
 * write at the same time, so a child that is not allowed was not put there by an editor.
 */
export function mayContain(parent: string, child: string): boolean {
  kinds ??= readKinds();
  return kinds.get(parent)?.has(child) ?? false;
}

/** Whether a node may have exactly these children, in this order. An editor deletes a node that may not. */
export function mayConsistOf(kind: string, children: readonly string[]): boolean {
  const { nodes } = readSchema();
  let match: ContentMatch | null = nodes[kind]?.contentMatch ?? null;
  for (const child of children) {
    const type = nodes[child];
    match = type ? (match?.matchType(type) ?? null) : null;
  }
  return match?.validEnd ?? false;
}

/** Whether text in a node of this kind may have a mark with this value. The value `null` ends a mark. */
export function mayBear(parent: string, mark: string, value: unknown): boolean {
  const { nodes, marks } = readSchema();
  const type = marks[mark];
  if (type === undefined || !nodes[parent]?.allowsMarkType(type)) return false;
  return value === null || mark !== 'link' || linkSchema.safeParse(value).success;
}

/** Other attributes of a link are ignored. */
const linkSchema = z.object({ href: z.string(), title: z.nullish(z.string()) });

/** Whether an attribute may have this value. Pages use values as classes and styles, and as numbers to count up to. */
export function mayHaveAttribute(node: string, name: string, value: unknown): boolean {
  return ATTRIBUTES[node]?.[name]?.(value) ?? false;
}

const isCount =
  (least: number, most: number) =>
  (value: unknown): boolean =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
const isOneOf =
  (...values: unknown[]) =>
  (value: unknown): boolean =>
    values.includes(value);
const isText = (value: unknown): boolean => typeof value === 'string';

const CELL = {
  colspan: isCount(1, 100),
  rowspan: isCount(1, 100),
  align: isOneOf('left', 'center', 'right', null),
  colwidth: isOneOf(null),
};
const ATTRIBUTES: Record<string, Record<string, (value: unknown) => boolean>> = {
  heading: { level: isCount(1, 6) },
  codeBlock: { language: (value) => typeof value === 'string' && /^[\w+#.-]{1,40}$/u.test(value) },
  orderedList: { start: isCount(0, 1_000_000_000), type: isOneOf('1', 'a', 'A', 'i', 'I', null) },
  tableCell: CELL,
  tableHeader: CELL,
  image: { src: isSafeImage, alt: isText, title: isText, href: isSafeLink },
};

function readSchema(): Schema {
  schema ??= getSchema(createDocumentExtensions());
  return schema;
}

function readKinds(): ReadonlyMap<string, ReadonlySet<string>> {
  const { nodes } = readSchema();
  return new Map(Object.values(nodes).map((type) => [type.name, readPlaces(type.contentMatch)]));
}

/** The names of all nodes that can follow anywhere after this point. */
function readPlaces(start: ContentMatch): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set([start]);
  // iterating a set also visits what is added meanwhile
  for (const match of seen) {
    for (let n = 0; n < match.edgeCount; n += 1) {
      const { type, next } = match.edge(n);
      names.add(type.name);
      seen.add(next);
    }
  }
  return names;
}
