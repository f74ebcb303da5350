import { createAnchorIndex } from '../src/anchors/index.ts';
import { makeAnchor } from './find-text.ts';
import { createHeadlessEditor } from './headless-editor.ts';
import { createRandom } from './random.ts';
import { writeMarkdown } from '../src/server/article/markdown.ts';
import * as Y from 'yjs';

const WORDS = 30_000;
const WORDS_PER_BLOCK = 60;
const ANCHORS = 300;
const EDITS = 200;

/** How long one edit and its anchors take, in milliseconds. */
export interface AnchorCosts {
  words: number;
  anchors: number;
  /** Medians over edits that come from someone else, and over local ones. */
  remote: { edit: number; anchors: number };
  local: { edit: number; anchors: number };
  /** Once, when the page is opened. */
  opening: number;
  /** Once, when every anchor has to be found by its words. */
  searching: number;
}

/** Edits a long article, and follows many anchors. */
export function measureAnchors(): AnchorCosts {
  const random = createRandom(2026);
  const vocabulary = Array.from({ length: 4_000 }, (_, index) => `word${index.toString(36)}`);
  const toBlock = () =>
    Array.from(
      { length: WORDS_PER_BLOCK },
      () => vocabulary[Math.floor(random() ** 2 * vocabulary.length)],
    ).join(' ');
  const markdown = Array.from({ length: WORDS / WORDS_PER_BLOCK }, toBlock).join('\n\n');
  const ydoc = new Y.Doc();
  writeMarkdown(ydoc, markdown);
  const editor = createHeadlessEditor(ydoc);
  const anchors = new Map(
    Array.from({ length: ANCHORS }, (_, index) => {
      const from = 2 + Math.floor(random() * (editor.doc.content.size - 200));
      return [`${index}`, makeAnchor(editor, { from, to: from + 10 + Math.floor(random() * 150) })];
    }),
  );

  const index = createAnchorIndex(editor.fragment);
  index.setAnchors(anchors);
  const opening = time(() => index.locate(editor.doc));

  const costs: number[] = [];
  let cost = 0;
  editor.onTransaction = (transaction) => {
    cost = time(() => index.apply(transaction));
  };
  editor.onSettled = (doc) => {
    costs.push(cost + time(() => index.locate(doc)));
  };
  const measure = (edit: (at: number) => void) => {
    costs.length = 0;
    const edits = Array.from({ length: EDITS }, () => {
      const at = 2 + Math.floor(random() * (editor.doc.content.size - 200));
      return time(() => edit(at)) - (costs.at(-1) ?? 0);
    });
    return { edit: toMedian(edits), anchors: toMedian(costs) };
  };
  const local = measure((at) => editor.edit((tr) => tr.insertText('x', at)));
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(ydoc));
  const elsewhere = createHeadlessEditor(other);
  const remote = measure((at) => {
    elsewhere.edit((tr) => tr.insertText('y', Math.min(at, tr.doc.content.size - 2)));
    Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(ydoc)));
  });
  const bare = createAnchorIndex(editor.fragment);
  bare.setAnchors(
    new Map([...anchors].map(([key, { quote, prefix, suffix }]) => [key, { quote, prefix, suffix }])),
  );
  const searching = time(() => bare.locate(editor.doc));
  return { words: WORDS, anchors: ANCHORS, local, remote, opening, searching };
}

function time(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function toMedian(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
