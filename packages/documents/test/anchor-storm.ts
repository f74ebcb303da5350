import { Fragment, type Node } from '@tiptap/pm/model';
import { updateYFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import {
  createAnchorIndex,
  type Anchor,
  type AnchorIndex,
  type AnchorPlace,
  type AnchorRange,
} from '../src/anchors/index.ts';
import { makeAnchor } from './find-text.ts';
import { createHeadlessEditor, type HeadlessEditor } from './headless-editor.ts';
import { createRandom } from './random.ts';
import { createRandomWriter } from './random-edit.ts';
import { createTaggedArticle, findTaggedWords, taggedSchema, type TaggedWord } from './tagged-article.ts';

export interface Storm {
  seed: number;
  anchors: number;
  blocks: number;
  people: number;
  rounds: number;
  /** Edits that each person makes in a round before all are merged. */
  editsPerRound: number;
}

/** An anchor that does not say where its passage is, with what can be seen of it. */
export interface Misplaced {
  key: string;
  why: 'elsewhere' | 'too little' | 'too much';
  quote: string;
  covers: string;
}

/** What became of the anchors, by the tags of the words. */
export interface StormReport {
  misplaced: Misplaced[];
  byPosition: number;
  byQuote: number;
  /** Said to be deleted, or not to be told apart. */
  lost: number;
  /** Of these the ones whose passage is there as it was. */
  lostWhole: string[];
  /** And those of which most is there, in one piece, and long enough to be told from others. */
  lostClear: string[];
}

interface TaggedAnchor {
  anchor: Anchor;
  ids: Set<number>;
}

/** People who edit one article, each with a page of their own. */
export function createStorm(storm: Storm) {
  const random = createRandom(storm.seed);
  const first = new Y.Doc();
  first.clientID = 1;
  write(first, createTaggedArticle(random, storm.blocks, 25));
  const editors = Array.from({ length: storm.people }, (_, index) => {
    const ydoc = new Y.Doc();
    ydoc.clientID = index + 2;
    Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(first));
    return createHeadlessEditor(ydoc, taggedSchema);
  });
  const [editor] = editors;
  if (!editor) throw new Error('a storm takes people');
  const anchors = createTaggedAnchors(editor, storm.anchors, random);
  const index = watch(editor, anchors);
  const writers = editors.map((one) => createRandomWriter(one, random));

  const merge = () => {
    for (const one of editors) {
      for (const other of editors) {
        if (one !== other)
          Y.applyUpdate(one.ydoc, Y.encodeStateAsUpdate(other.ydoc, Y.encodeStateVector(one.ydoc)));
      }
    }
  };
  return {
    /** Everyone edits without hearing of the others; then all is merged. */
    rage() {
      for (let round = 0; round < storm.rounds; round += 1) {
        for (const writer of writers) for (let edit = 0; edit < storm.editsPerRound; edit += 1) writer.edit();
        merge();
      }
      for (const writer of writers) writer.paste();
      merge();
    },
    /** Rewrites every third block by a few words, and lets some change places, changing only what is different. */
    rewrite() {
      write(editor.ydoc, toRewritten(editor.doc, random));
    },
    /** Deletes everything and writes it again, with the blocks in another order. */
    replace() {
      const { fragment, doc } = editor;
      const blocks = doc.children.toSorted(() => random() - 0.5);
      fragment.delete(0, fragment.length);
      write(editor.ydoc, taggedSchema.node('doc', null, blocks));
    },
    /** As a page sees it that was open all along. */
    judgeOpen: () => judge(editor, anchors, index.places),
    /** As a page sees it that opens now. */
    judgeFresh: () => judge(editor, anchors, watch({ ...editor, doc: editor.doc }, anchors).places),
    fingerprints: () => editors.map(({ doc }) => JSON.stringify(doc.toJSON())),
  };
}

/** Makes a document say this, changing only what is different, as a restored version does. */
function write(ydoc: Y.Doc, article: Node): void {
  ydoc.transact(() => {
    updateYFragment(ydoc, ydoc.getXmlFragment('article'), article, {
      mapping: new Map(),
      isOMark: new Map(),
    });
  });
}

function toRewritten(doc: Node, random: () => number): Node {
  const blocks = doc.children.map((block, index) => {
    if (index % 3 !== 0 || block.childCount < 4) return block;
    const at = Math.floor(random() * (block.childCount - 2));
    const words = block.children.with(at, taggedSchema.text('OTHER WORDS '));
    return block.copy(Fragment.fromArray(words));
  });
  for (let index = 0; index + 1 < blocks.length; index += 10) {
    blocks.splice(index, 2, ...blocks.slice(index, index + 2).toReversed());
  }
  return taggedSchema.node('doc', null, blocks);
}

function createTaggedAnchors(
  editor: HeadlessEditor,
  count: number,
  random: () => number,
): Map<string, TaggedAnchor> {
  const words = findTaggedWords(editor.doc);
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const start = Math.floor(random() * words.length);
      const passage = words.slice(start, start + 1 + Math.floor(random() ** 2 * 30));
      const range = { from: passage[0]?.from ?? 0, to: passage.at(-1)?.to ?? 0 };
      const ids = new Set(passage.map(({ id }) => id));
      return [`anchor ${index}`, { anchor: makeAnchor(editor, range), ids }];
    }),
  );
}

function watch(editor: HeadlessEditor, anchors: ReadonlyMap<string, TaggedAnchor>): AnchorIndex {
  const index = createAnchorIndex(editor.fragment);
  index.setAnchors(new Map([...anchors].map(([key, { anchor }]) => [key, anchor])));
  index.locate(editor.doc);
  editor.onTransaction = (transaction) => void index.apply(transaction);
  editor.onSettled = (doc) => void index.locate(doc);
  return index;
}

/** Compares places with where the tags are, knowing nothing of how they were found. */
function judge(
  { doc }: HeadlessEditor,
  anchors: ReadonlyMap<string, TaggedAnchor>,
  places: ReadonlyMap<string, AnchorPlace>,
): StormReport {
  const words = findTaggedWords(doc);
  const report: StormReport = {
    misplaced: [],
    byPosition: 0,
    byQuote: 0,
    lost: 0,
    lostWhole: [],
    lostClear: [],
  };
  for (const [key, { anchor, ids }] of anchors) {
    const place = places.get(key);
    if (!place) throw new Error(`nothing is said of ${key}`);
    const own = words.filter(({ id }) => ids.has(id));
    if (place.found === null) {
      report.lost += 1;
      const first = own[0];
      const last = own.at(-1);
      const whole = first && last ? doc.textBetween(first.from, last.to, ' ') : '';
      if (whole === anchor.quote) report.lostWhole.push(anchor.quote);
      const letters = countLetters(own);
      const isClear = letters > CLEAR && letters > MOST * anchor.quote.replaceAll(' ', '').length;
      if (isClear && !isTorn(words, ids)) report.lostClear.push(`${anchor.quote} → ${whole}`);
      continue;
    }
    report[place.found === 'position' ? 'byPosition' : 'byQuote'] += 1;
    const why = findFault(words, ids, place);
    if (why) {
      const covers = doc.textBetween(place.from, place.to, '/');
      report.misplaced.push({ key, why, quote: anchor.quote, covers });
    }
  }
  return report;
}

/** Damage at its ends may cost a passage a little, never more than this of what is left. */
const MAIN = 1 / 2;
const PIECE = 1 / 5;
const TOLERATED = 1 / 3;
const WORD = 10;
const SLACK = 48;
/** So much that was written in between tears a passage in two. */
const WIDE = 100;
/** So many letters, and so much of them all, make a passage that is to be found. */
const CLEAR = 48;
const MOST = 3 / 4;

function findFault(
  words: readonly TaggedWord[],
  ids: ReadonlySet<number>,
  { from, to }: AnchorRange,
): Misplaced['why'] | null {
  const isOwn = ({ id }: TaggedWord) => ids.has(id);
  const own = words.filter(isOwn);
  const covered = words.filter((word) => word.from < to && word.to > from);
  const left = countLetters(own);
  const found = countLetters(covered.filter(isOwn));
  if (found === 0) {
    // where there is no more left of the passage itself than of a copy, no word tells which is which
    const copied = countLetters(covered.filter(({ id }) => ids.has(-id)));
    return copied > 0 && left <= copied + WORD ? null : 'elsewhere';
  }
  const isInPieces = isTorn(words, ids);
  // in pieces, it is where one of them is that is more than a word or two
  const least = left * (isInPieces ? PIECE : MAIN);
  if (found < least && left - found > WORD) return 'too little';
  return !isInPieces && countLetters(covered) > found + Math.max(SLACK, found * TOLERATED)
    ? 'too much'
    : null;
}

function isTorn(words: readonly TaggedWord[], ids: ReadonlySet<number>): boolean {
  const isOwn = ({ id }: TaggedWord) => ids.has(id);
  const between = words.slice(words.findIndex(isOwn), words.findLastIndex(isOwn) + 1);
  return between.some(
    (word, index) => !isOwn(word) || word.from - (between[index - 1]?.to ?? word.from) > WIDE,
  );
}

function countLetters(words: readonly TaggedWord[]): number {
  return words.reduce((letters, word) => letters + word.to - word.from, 0);
}
