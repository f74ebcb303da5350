import { getSchema, Mark } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { AnchorRange } from '../src/anchors/index.ts';
import { createDocumentExtensions } from '../src/protocol/index.ts';

/** Says which word of the first article this is, wherever it goes. */
const Tag = Mark.create({
  name: 'tag',
  inclusive: false,
  addAttributes: () => ({ id: { default: 0 } }),
});

export const taggedSchema = getSchema([...createDocumentExtensions(), Tag]);

/** A word of the first article, and where it is now. */
export interface TaggedWord extends AnchorRange {
  id: number;
}

/** The article's words are of few letters and come up again and again; every single one carries a tag. */
export function createTaggedArticle(random: () => number, blocks: number, wordsPerBlock: number): Node {
  const vocabulary = Array.from({ length: 300 }, () => toWord(random));
  let id = 0;
  let last = '';
  /** Never the same twice in a row: of two such words nobody can tell which one is left. */
  const nextWord = (): string => {
    const word = vocabulary[Math.floor(random() ** 2 * vocabulary.length)] ?? 'word';
    if (word === last) return nextWord();
    last = word;
    return word;
  };
  const toBlock = () =>
    taggedSchema.node(
      'paragraph',
      null,
      Array.from({ length: wordsPerBlock }, (_, index) => {
        id += 1;
        const text = taggedSchema.text(nextWord(), [taggedSchema.mark('tag', { id })]);
        return index === 0 ? [text] : [taggedSchema.text(' '), text];
      }).flat(),
    );
  return taggedSchema.node('doc', null, Array.from({ length: blocks }, toBlock));
}

/** The words that still have letters of their own. What is written later is in capitals, and is none of them. */
export function findTaggedWords(
  doc: Node,
  { from, to }: AnchorRange = { from: 0, to: doc.content.size },
): TaggedWord[] {
  const words: TaggedWord[] = [];
  doc.nodesBetween(from, to, (node, position) => {
    const tag = node.marks.find(({ type }) => type.name === 'tag');
    if (!tag || node.text === undefined) return;
    const start = Math.max(from, position);
    const end = Math.min(to, position + node.nodeSize);
    if (/[a-z]/.test(node.text.slice(start - position, end - position))) {
      words.push({ id: Number(tag.attrs['id']), from: start, to: end });
    }
  });
  return words;
}

function toWord(random: () => number): string {
  const length = 2 + Math.floor(random() * 8);
  return Array.from({ length }, () => 'abcdefghijklmnopqrstuvwxyz'.charAt(Math.floor(random() * 26))).join(
    '',
  );
}
