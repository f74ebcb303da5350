import type { Fragment, Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { canJoin, canSplit } from '@tiptap/pm/transform';
import type { AnchorRange } from '../src/anchors/index.ts';
import type { HeadlessEditor } from './headless-editor.ts';

/** The text of a part of a block, tagged as a copy: as its words are, and less than 0. */
function toCopy(content: Fragment): Node[] {
  const copies: Node[] = [];
  content.descendants((node) => {
    if (!node.isText) return;
    const tag = node.marks.find(({ type }) => type.name === 'tag');
    copies.push(node.mark(tag ? [tag.type.create({ id: -Math.abs(Number(tag.attrs['id'])) })] : []));
  });
  return copies;
}

/** One who edits at random. */
export interface RandomWriter {
  edit(): void;
  /** Puts back what was cut last. */
  paste(): void;
}

/** Everything that people do to a text, in about the proportions in which they do it. */
export function createRandomWriter(editor: HeadlessEditor, random: () => number): RandomWriter {
  let clipboard: Node | null = null;
  const below = (limit: number) => Math.floor(random() * limit);

  const findBlock = (doc: Node): AnchorRange & { node: Node } => {
    const index = below(doc.childCount);
    let from = 0;
    for (let before = 0; before < index; before += 1) from += doc.child(before).nodeSize;
    const node = doc.child(index);
    return { node, from, to: from + node.nodeSize };
  };
  const findRange = (doc: Node, longest: number): AnchorRange => {
    const block = findBlock(doc);
    const from = block.from + 1 + below(block.node.content.size + 1);
    return { from, to: Math.min(block.to - 1, from + 1 + below(longest)) };
  };
  const paste = (tr: Transaction) => {
    const pasted = clipboard;
    clipboard = null;
    return pasted ? tr.insert(findBlock(tr.doc).from, pasted) : tr;
  };

  const edits: [weight: number, edit: (tr: Transaction) => Transaction][] = [
    [50, (tr) => tr.insert(findRange(tr.doc, 1).from, tr.doc.type.schema.text('NEW TEXT '.slice(below(8))))],
    [
      30,
      (tr) => {
        const { from, to } = findRange(tr.doc, 12);
        return tr.delete(from, to);
      },
    ],
    [
      10,
      (tr) => {
        const { from, to } = findRange(tr.doc, 40);
        const bold = tr.doc.type.schema.mark('bold');
        return random() < 0.5 ? tr.addMark(from, to, bold) : tr.removeMark(from, to, bold);
      },
    ],
    [
      2,
      (tr) => {
        const { from } = findRange(tr.doc, 1);
        return canSplit(tr.doc, from) ? tr.split(from) : tr;
      },
    ],
    [
      2,
      (tr) => {
        const { to } = findBlock(tr.doc);
        return canJoin(tr.doc, to) ? tr.join(to) : tr;
      },
    ],
    [
      2,
      (tr) => {
        if (clipboard) return paste(tr);
        if (tr.doc.childCount < 2) return tr;
        const { node, from, to } = findBlock(tr.doc);
        clipboard = node;
        return tr.delete(from, to);
      },
    ],
    [
      1,
      (tr) => {
        const { from, to } = findBlock(tr.doc);
        const { schema } = tr.doc.type;
        const name = random() < 0.5 ? 'heading' : 'paragraph';
        return tr.setBlockType(from, to, schema.nodes[name] ?? tr.doc.type);
      },
    ],
    [
      2,
      (tr) => {
        const { from, to } = findRange(tr.doc, 80);
        const copy = tr.doc.type.schema.node('paragraph', null, toCopy(tr.doc.slice(from, to).content));
        return tr.insert(findBlock(tr.doc).to, copy);
      },
    ],
    [
      1,
      (tr) => {
        const { from } = findRange(tr.doc, 1);
        return tr.deleteRange(from, Math.min(tr.doc.content.size - 1, from + below(120)));
      },
    ],
  ];
  const total = edits.reduce((sum, [weight]) => sum + weight, 0);

  return {
    edit() {
      let left = random() * total;
      const chosen = edits.find(([weight]) => (left -= weight) < 0);
      if (chosen) editor.edit(chosen[1]);
    },
    paste() {
      editor.edit(paste);
    },
  };
}
