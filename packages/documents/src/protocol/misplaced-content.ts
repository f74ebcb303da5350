import * as Y from 'yjs';
import { MAX_DEPTH, mayBear, mayContain, mayHaveAttribute } from './article-grammar.ts';
import { DOCUMENT_FIELD } from './document-extensions.ts';

/**
 * What a transaction put into the article where no editor puts it: an element in one that can't hold it, text between
 * blocks, an attribute that is none. Innermost first, so that nothing is deleted before what is in it.
 *
 * To be called while the transaction is at its end and nothing has been told of it.
 */
export function findMisplaced(doc: Y.Doc, transaction: Y.Transaction): Y.Item[] {
  const article = doc.getXmlFragment(DOCUMENT_FIELD);
  const depths = new Map<Y.Item, number>();
  const found: { item: Y.Item; depth: number }[] = [];
  for (const item of readNewItems(doc, transaction)) {
    const depth = toDepth(item, article, depths);
    if (depth !== null && (depth > MAX_DEPTH || isMisplaced(item))) found.push({ item, depth });
  }
  return found.toSorted((one, other) => other.depth - one.depth).map(({ item }) => item);
}

function* readNewItems(doc: Y.Doc, { beforeState, afterState }: Y.Transaction): Generator<Y.Item> {
  for (const [client, after] of afterState) {
    const before = beforeState.get(client) ?? 0;
    const structs = doc.store.clients.get(client);
    if (before >= after || !structs) continue;
    for (let at = Y.findIndexSS(structs, before); at < structs.length; at += 1) {
      const struct = structs[at];
      if (struct instanceof Y.Item && !struct.deleted) yield struct;
    }
  }
}

/** How many elements an item stands in; `null` if it is not in the article. */
function toDepth(item: Y.Item, article: Y.XmlFragment, known: Map<Y.Item, number>): number | null {
  const path: Y.Item[] = [];
  let depth = 0;
  for (let at: Y.Item | null = item; at !== null;) {
    const counted = known.get(at);
    if (counted !== undefined) {
      depth = counted + 1;
      break;
    }
    path.push(at);
    const parent: Y.Item['parent'] = at.parent;
    if (parent === article) break;
    if (!(parent instanceof Y.XmlElement || parent instanceof Y.XmlText)) return null;
    at = parent._item;
  }
  for (const at of path.toReversed()) {
    known.set(at, depth);
    depth += 1;
  }
  return known.get(item) ?? null;
}

function isMisplaced(item: Y.Item): boolean {
  const { parent, parentSub, content } = item;
  if (parent instanceof Y.XmlElement && parentSub !== null) {
    const values = content.getContent();
    return !mayHaveAttribute(parent.nodeName, parentSub, values[values.length - 1]);
  }
  if (parentSub !== null) return false;
  if (parent instanceof Y.XmlText) {
    if (content instanceof Y.ContentString) return false;
    return (
      !(content instanceof Y.ContentFormat) ||
      !mayBear(toNodeName(parent.parent), toMarkName(content), content.value)
    );
  }
  const child = content instanceof Y.ContentType ? content.type : null;
  if (!(parent instanceof Y.XmlFragment)) return false;
  if (child instanceof Y.XmlElement) return !mayContain(toNodeName(parent), child.nodeName);
  return !(child instanceof Y.XmlText) || !mayContain(toNodeName(parent), 'text');
}

/** The kind of the node in which something stands. */
function toNodeName(parent: unknown): string {
  return parent instanceof Y.XmlElement ? parent.nodeName : 'doc';
}

function toMarkName({ key }: Y.ContentFormat): string {
  // marks that may overlap others of their kind carry a hash behind their name
  return key.split('--')[0] ?? key;
}
