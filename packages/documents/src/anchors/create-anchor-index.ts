import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import * as z from 'zod/mini';
import type { Anchor, AnchorPlace } from './anchor.ts';
import { measureArticle } from './article-layout.ts';
import { createPlacing, toKnownAnchor, type KnownAnchor, type Placement } from './place-anchor.ts';

/** Follows the passages of many anchors while their document is edited. */
export interface AnchorIndex {
  /** Where they are, by key, as of the last call. The same object until something changes. */
  readonly places: ReadonlyMap<string, AnchorPlace>;
  /** Replaces all anchors, by keys of the caller's choice. Those that it has already are not searched for again. */
  setAnchors(anchors: ReadonlyMap<string, Anchor>): void;
  /**
   * Follows a transaction of the editor: call it in the `apply` of a plugin's state. After a transaction that comes from
   * the `Y.Doc`, passages are located there. A transaction that was made here is not in the `Y.Doc` yet, so places are
   * mapped through it until the next `locate`.
   */
  apply(transaction: Transaction): ReadonlyMap<string, AnchorPlace>;
  /**
   * Finds the passages where everyone else sees them. Call it in the `update` of a plugin's view, after y-tiptap's: the
   * `Y.Doc` and the editor's document then say the same. Changes nothing while they differ.
   */
  locate(doc: Node): ReadonlyMap<string, AnchorPlace>;
}

const syncSchema = z.object({ isChangeOrigin: z.literal(true) });

/**
 * Makes an index without anchors. It holds nothing that has to be released.
 *
 * @param fragment the document in Yjs: `ydoc.getXmlFragment(DOCUMENT_FIELD)`
 * @example
 * const index = createAnchorIndex(ydoc.getXmlFragment(DOCUMENT_FIELD));
 * index.setAnchors(new Map(comments.map(({ id, anchor }) => [id, anchor])));
 * const place = index.locate(editor.state.doc).get(commentId);
 * if (place?.found) highlight(place.from, place.to);
 */
export function createAnchorIndex(fragment: Y.XmlFragment): AnchorIndex {
  let anchors = new Map<string, KnownAnchor>();
  const placements = new Map<string, Placement>();
  let places: ReadonlyMap<string, AnchorPlace> = new Map();
  /** The document that the places refer to. */
  let known: Node | null = null;
  /** The document in which anchors were located last. */
  let located: Node | null = null;

  const setPlaces = () => {
    const next = new Map<string, AnchorPlace>();
    for (const [key, { place }] of placements) next.set(key, place);
    if (!isSame(places, next)) places = next;
    return places;
  };

  const locate = (doc: Node) => {
    if (doc === located && placements.size === anchors.size) return places;
    const layout = measureArticle(fragment, doc);
    if (layout === null) return places;
    const place = createPlacing({ fragment, doc, layout, known, located });
    for (const [key, anchor] of anchors) placements.set(key, place(anchor, placements.get(key) ?? null));
    known = doc;
    located = doc;
    return setPlaces();
  };

  const follow = ({ mapping, doc }: Transaction) => {
    for (const [key, placement] of placements) {
      const { place, at } = placement;
      if (place.found === null) {
        placements.set(key, { ...placement, at: at === null ? null : mapping.map(at, 1) });
        continue;
      }
      const from = mapping.map(place.from, 1);
      const to = mapping.map(place.to, -1);
      const moved: AnchorPlace =
        from < to ? { found: place.found, from, to } : { found: null, reason: 'deleted' };
      placements.set(key, { ...placement, place: moved, at: from });
    }
    known = doc;
    return setPlaces();
  };

  return {
    get places() {
      return places;
    },
    setAnchors(next) {
      const earlier = anchors;
      anchors = new Map();
      for (const [key, anchor] of next) {
        const same = earlier.get(key);
        anchors.set(key, same && isSameAnchor(same.anchor, anchor) ? same : toKnownAnchor(anchor));
      }
      for (const key of placements.keys()) {
        if (anchors.get(key) !== earlier.get(key)) placements.delete(key);
      }
      setPlaces();
    },
    apply(transaction) {
      if (!transaction.docChanged) return places;
      const isFromYjs = syncSchema.safeParse(transaction.getMeta(ySyncPluginKey)).success;
      return isFromYjs ? locate(transaction.doc) : follow(transaction);
    },
    locate,
  };
}

/**
 * Finds one passage in a document that is not being edited. For many passages use `createAnchorIndex`.
 *
 * @param doc the document as ProseMirror has it
 * @param fragment the same document in Yjs
 */
export function findAnchor(doc: Node, fragment: Y.XmlFragment, anchor: Anchor): AnchorPlace {
  const index = createAnchorIndex(fragment);
  index.setAnchors(new Map([['it', anchor]]));
  return index.locate(doc).get('it') ?? { found: null, reason: 'deleted' };
}

function isSame(one: ReadonlyMap<string, AnchorPlace>, other: ReadonlyMap<string, AnchorPlace>): boolean {
  return one.size === other.size && [...one].every(([key, place]) => isSamePlace(place, other.get(key)));
}

function isSamePlace(one: AnchorPlace, other: AnchorPlace | undefined): boolean {
  if (one.found === null) return other?.found === null && one.reason === other.reason;
  return one.found === other?.found && one.from === other.from && one.to === other.to;
}

function isSameAnchor(one: Anchor, other: Anchor): boolean {
  return (
    one.quote === other.quote &&
    one.prefix === other.prefix &&
    one.suffix === other.suffix &&
    one.start === other.start &&
    one.end === other.end
  );
}
