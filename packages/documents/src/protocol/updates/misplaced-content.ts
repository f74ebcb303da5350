import * as Y from 'yjs';
import { MAX_DEPTH, mayBear, mayContain, mayHaveAttribute } from '../article/article-grammar.ts';
import { DOCUMENT_FIELD } from '../article/document-extensions.ts';
import {
  addedItems,
  readContent,
  readItemOf,
  readParent,
  readValue,
  type Item,
  type YType,
} from './yjs-internals.ts';

/**
 * The items that a transaction put into the article where no editor puts them: an element in a parent that must not have
 * it, text between blocks, an unknown attribute. The innermost come first, so that children are deleted before parents.
 *
 * Call it at the end of the transaction, before observers are called.
 */
export function findMisplaced(doc: Y.Doc, transaction: Y.Transaction): Item[] {
  const article = doc.getXmlFragment(DOCUMENT_FIELD);
  const depths = new Map<Item, number>();
  const found: { item: Item; depth: number }[] = [];
  for (const item of addedItems(doc, transaction)) {
    const depth = toDepth(item, article, depths);
    if (depth !== null && (depth > MAX_DEPTH || isMisplaced(item))) found.push({ item, depth });
  }
  return found.toSorted((one, other) => other.depth - one.depth).map(({ item }) => item);
}

/** How many elements an item is nested in; `null` if it is not in the article. */
function toDepth(item: Item, article: Y.XmlFragment, known: Map<Item, number>): number | null {
  const path: Item[] = [];
  let depth = 0;
  for (let at: Item | null = item; at !== null;) {
    const counted = known.get(at);
    if (counted !== undefined) {
      depth = counted + 1;
      break;
    }
    path.push(at);
    const parent: YType | null = readParent(at);
    if (parent === article) break;
    if (!(parent instanceof Y.XmlElement || parent instanceof Y.XmlText)) return null;
    at = readItemOf(parent);
  }
  for (const at of path.toReversed()) {
    known.set(at, depth);
    depth += 1;
  }
  return known.get(item) ?? null;
}

function isMisplaced(item: Item): boolean {
  const parent = readParent(item);
  const { parentSub: attribute } = item;
  if (attribute !== null) {
    return parent instanceof Y.XmlElement && !mayHaveAttribute(parent.nodeName, attribute, readValue(item));
  }
  const content = readContent(item);
  if (parent instanceof Y.XmlText) {
    if (content.kind === 'text') return false;
    return content.kind !== 'mark' || !mayBear(toNodeName(parent.parent), content.name, content.value);
  }
  if (!(parent instanceof Y.XmlFragment)) return false;
  const child = content.kind === 'type' ? content.type : null;
  if (child instanceof Y.XmlElement) return !mayContain(toNodeName(parent), child.nodeName);
  return !(child instanceof Y.XmlText) || !mayContain(toNodeName(parent), 'text');
}

/** The kind of node that a type is shown as. */
function toNodeName(parent: unknown): string {
  return parent instanceof Y.XmlElement ? parent.nodeName : 'doc';
}
