import { createDecoder, readVarUint } from 'lib0/decoding';
import * as Y from 'yjs';

// Everything that this package uses of Yjs, y-tiptap and y-protocols that they do not document, and that a minor version
// may therefore change. No other file touches it. `yjs-internals.test.ts` fails when the installed version differs.

/** Any shared type of Yjs: a fragment, an element, a text, a map. */
export type YType = Y.AbsolutePosition['type'];
/** One run of characters, one element or one attribute of a document. */
export type Item = Y.Item;
/** What an update consists of: items, what is left of deleted ones (`GC`), and gaps (`Skip`). */
export type Struct = Y.Item | Y.GC | Y.Skip;

/** What an item holds. */
export type ItemContent =
  | { kind: 'text' }
  | { kind: 'type'; type: YType }
  /** The beginning of a mark, or its end, which has the value `null`. */
  | { kind: 'mark'; name: string; value: unknown }
  | { kind: 'embed' }
  | { kind: 'other' };

/**
 * The structs of an update, without touching a document.
 *
 * @throws for bytes that are not an update
 */
export function decodeStructs(update: Uint8Array): readonly Struct[] {
  return Y.decodeUpdate(update).structs;
}

export function isItem(struct: Struct | undefined): struct is Item {
  return struct instanceof Y.Item;
}

/** Whether a struct stands for characters that the update does not contain. */
export function isGap(struct: Struct): struct is Y.Skip {
  return struct instanceof Y.Skip;
}

/** The characters that an item of an update refers to: its neighbors when it was written, and its parent. */
export function readReferences({ origin, rightOrigin, parent }: Item): Y.ID[] {
  return [origin, rightOrigin, parent].filter((place) => place instanceof Y.ID);
}

export function readContent({ content }: Item): ItemContent {
  if (content instanceof Y.ContentString) return { kind: 'text' };
  if (content instanceof Y.ContentType) return { kind: 'type', type: content.type };
  if (content instanceof Y.ContentFormat) {
    return { kind: 'mark', name: toMarkName(content.key), value: content.value };
  }
  return { kind: content instanceof Y.ContentEmbed ? 'embed' : 'other' };
}

/** The value of an attribute. */
export function readValue({ content }: Item): unknown {
  const values = content.getContent();
  return values[values.length - 1];
}

/** y-tiptap appends a hash to the name of a mark that may overlap others of its kind. */
export function toMarkName(key: string): string {
  return key.split('--')[0] ?? key;
}

/** The children of a type that are not deleted, in their order. Attributes are not among them. */
export function* liveItems(parent: YType): Generator<Item> {
  for (let item = parent._start; item !== null; item = item.right) if (!item.deleted) yield item;
}

/** The sibling in front of a type that is not deleted itself, even if the type is. */
export function findTypeBefore({ _item: item }: YType): YType | null {
  for (let left = item?.left ?? null; left !== null; left = left.left) {
    if (!left.deleted && left.content instanceof Y.ContentType) return left.content.type;
  }
  return null;
}

/** The item that a type is the content of; `null` for a root. */
export function readItemOf(type: YType): Item | null {
  return type._item;
}

/** The type that an item is in; `null` while it is not part of a document. */
export function readParent({ parent }: Item): YType | null {
  return parent instanceof Y.AbstractType ? parent : null;
}

/** What a transaction has added to a document and not deleted again. */
export function* addedItems(doc: Y.Doc, { beforeState, afterState }: Y.Transaction): Generator<Item> {
  for (const [client, after] of afterState) {
    const before = beforeState.get(client) ?? 0;
    const structs = doc.store.clients.get(client);
    if (before >= after || !structs) continue;
    for (let at = Y.findIndexSS(structs, before); at < structs.length; at += 1) {
      const struct = structs[at];
      if (isItem(struct) && !struct.deleted) yield struct;
    }
  }
}

/** Calls this at the end of every transaction, before anything that observes the document hears of it. */
export function beforeObservers(doc: Y.Doc, listener: (transaction: Y.Transaction) => void): void {
  doc.on('beforeObserverCalls', listener);
}

/** Yjs calls itself for each level of deleted items that it clears away: more at once would overflow the stack. */
const DELETED_AT_ONCE = 500;

/** Deletes items, in the order in which they are given. */
export function deleteItems(doc: Y.Doc, items: readonly Item[], origin: unknown): void {
  for (let start = 0; start < items.length; start += DELETED_AT_ONCE) {
    doc.transact((transaction) => {
      for (const item of items.slice(start, start + DELETED_AT_ONCE)) item.delete(transaction);
    }, origin);
  }
}

/**
 * Deletes the children and the attributes of a type.
 *
 * @param isKept Which attributes stay. Default: none.
 */
export function clearType(
  type: YType,
  transaction: Y.Transaction,
  isKept: (name: string, value: unknown) => boolean = () => false,
): void {
  for (let item = type._start; item !== null; item = item.right) item.delete(transaction);
  for (const [name, item] of type._map) if (!isKept(name, readValue(item))) item.delete(transaction);
}

/** Whether a document holds structs that wait for others, which have not come yet. */
export function hasPending({ store }: Y.Doc): boolean {
  return store.pendingStructs !== null;
}

/** Drops structs whose dependencies are missing: Yjs would encode them in place of existing ones. */
export function dropPending({ store }: Y.Doc): void {
  store.pendingStructs = null;
  store.pendingDs = null;
}

/** The same character seen from its other side. */
export function toOtherSide({ type, tname, item, assoc }: Y.RelativePosition): Y.RelativePosition {
  return new Y.RelativePosition(type, tname, item, assoc < 0 ? 0 : -1);
}

/** The client that an awareness update speaks for; `null` if it speaks for none or for several. */
export function readAwarenessClient(update: Uint8Array): number | null {
  const decoder = createDecoder(update);
  return readVarUint(decoder) === 1 ? readVarUint(decoder) : null;
}
