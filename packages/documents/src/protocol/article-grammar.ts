import { getSchema } from '@tiptap/core';
import type { ContentMatch, Schema } from '@tiptap/pm/model';
import { z } from 'zod';
import { createDocumentExtensions } from './document-extensions.ts';
import { isSafeImage } from './safe-address.ts';

/**
 * How deep elements stand in one another, at most. Deeper than anyone writes, and shallow enough for whatever walks
 * through an article by calling itself.
 */
export const MAX_DEPTH = 64;

let schema: Schema | undefined;
let kinds: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/**
 * May a node of one kind stand in one of the other, anywhere? Whatever people write at the same time, a node stays in the
 * one it was put into, and neither changes its kind: what may not was put there by no editor.
 */
export function mayContain(parent: string, child: string): boolean {
  kinds ??= readKinds();
  return kinds.get(parent)?.has(child) ?? false;
}

/** Can a node of this kind consist of nodes of these kinds, in this order? An editor deletes one that can't. */
export function mayConsistOf(kind: string, children: readonly string[]): boolean {
  const { nodes } = readSchema();
  let match: ContentMatch | null = nodes[kind]?.contentMatch ?? null;
  for (const child of children) {
    const type = nodes[child];
    match = type ? (match?.matchType(type) ?? null) : null;
  }
  return match?.validEnd ?? false;
}

/** May text in a node of this kind be marked so, with this value? `null` ends a mark. */
export function mayBear(parent: string, mark: string, value: unknown): boolean {
  const { nodes, marks } = readSchema();
  const type = marks[mark];
  if (type === undefined || !nodes[parent]?.allowsMarkType(type)) return false;
  return value === null || mark !== 'link' || linkSchema.safeParse(value).success;
}

/** What else is said of a link is of no account. */
const linkSchema = z.object({ href: z.string(), title: z.string().nullish() });

/**
 * Is this a value that an attribute may have? Values end in the page as classes and styles, and in counts that something
 * goes through.
 */
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
  image: { src: isSafeImage, alt: isText, title: isText },
};

function readSchema(): Schema {
  schema ??= getSchema(createDocumentExtensions());
  return schema;
}

function readKinds(): ReadonlyMap<string, ReadonlySet<string>> {
  const { nodes } = readSchema();
  return new Map(Object.values(nodes).map((type) => [type.name, readPlaces(type.contentMatch)]));
}

/** The names of what can come next, from here on. */
function readPlaces(start: ContentMatch): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set([start]);
  // a set that grows while it is gone through is gone through to its end
  for (const match of seen) {
    for (let n = 0; n < match.edgeCount; n += 1) {
      const { type, next } = match.edge(n);
      names.add(type.name);
      seen.add(next);
    }
  }
  return names;
}
