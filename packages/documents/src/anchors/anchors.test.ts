import { Slice } from '@tiptap/pm/model';
import * as fc from 'fast-check';
import { toBase64 } from 'lib0/buffer';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { findText, makeAnchor } from '../../test/find-text.ts';
import { createHeadlessEditor, type HeadlessEditor } from '../../test/headless-editor.ts';
import { copyArticle, writeMarkdown } from '../server/article/markdown.ts';
import type { Anchor, AnchorPlace } from './anchor.ts';
import { createAnchorIndex, findAnchor, toAnchor } from './index.ts';

const ARTICLE = `# Server components

Server components render before they reach the browser. They send no code of their own.

Client components render twice: once on the server, and once in the browser.

- The first request waits for the slowest part.
- The second finds it in the cache.

Streaming lets the page appear in parts, so that nobody waits for the slowest part of it.
`;

function open(markdown = ARTICLE): HeadlessEditor {
  const ydoc = new Y.Doc();
  writeMarkdown(ydoc, markdown);
  return createHeadlessEditor(ydoc);
}

function anchorTo(editor: HeadlessEditor, text: string, nth = 0): Anchor {
  return makeAnchor(editor, findText(editor.doc, text, nth));
}

/** How a passage is found and what it says, in a page that was open all along and in a fresh one. */
function createWatch(editor: HeadlessEditor, anchor: Anchor) {
  const index = createAnchorIndex(editor.fragment);
  index.setAnchors(new Map([['it', anchor]]));
  index.locate(editor.doc);
  // Watches of the same page follow it together.
  const { onTransaction, onSettled } = editor;
  editor.onTransaction = (transaction) => {
    onTransaction(transaction);
    index.apply(transaction);
  };
  editor.onSettled = (doc) => {
    onSettled(doc);
    index.locate(doc);
  };
  const describe = (place: AnchorPlace | undefined) =>
    place?.found ? `${place.found}: ${editor.doc.textBetween(place.from, place.to, '/')}` : place?.reason;
  return () => {
    const followed = describe(index.places.get('it'));
    const fresh = describe(findAnchor(editor.doc, editor.fragment, anchor));
    return followed === fresh ? fresh : { followed, fresh };
  };
}

test('a passage is found by its positions when an equal passage exists', () => {
  const editor = open();
  for (const nth of [0, 1]) {
    const range = findText(editor.doc, 'the slowest part', nth);
    const anchor = makeAnchor(editor, range);
    expect(findAnchor(editor.doc, editor.fragment, anchor)).toEqual({ found: 'position', ...range });
  }
});

test('a passage is found by its words when its positions are forged', () => {
  const editor = open();
  const nothing = new Uint8Array([3]);
  const root = Y.encodeRelativePosition(new Y.RelativePosition(null, 'elsewhere', null));
  const block = editor.fragment.get(0)._item?.id ?? null;
  const position = fc
    .oneof(
      fc.uint8Array({ maxLength: 8 }),
      fc.constantFrom(
        nothing,
        root,
        Y.encodeRelativePosition(new Y.RelativePosition(block, null, null)),
        Y.encodeRelativePosition(new Y.RelativePosition(null, null, block)),
      ),
    )
    .map((bytes) => toBase64(bytes));
  fc.assert(
    fc.property(position, position, (start, end) => {
      const anchor = { quote: 'Client components render twice', prefix: '', suffix: '', start, end };
      expect(findAnchor(editor.doc, editor.fragment, anchor)).toEqual({
        found: 'quote',
        ...findText(editor.doc, anchor.quote, 0),
      });
    }),
    { numRuns: 300 },
  );
});

test('the first and the last words of a document, and a passage of several blocks', () => {
  const editor = open();
  const end = editor.doc.content.size;
  for (const range of [
    findText(editor.doc, 'Server'),
    findText(editor.doc, 'of it.'),
    { from: 0, to: end },
  ]) {
    const anchor = makeAnchor(editor, range);
    const { from, to } = { from: Math.max(1, range.from), to: Math.min(end - 1, range.to) };
    expect(anchor.quote.length).toBeLessThanOrEqual(600);
    expect(findAnchor(editor.doc, editor.fragment, anchor)).toEqual({ found: 'position', from, to });
  }
});

test('white space makes no anchor', () => {
  const { doc, fragment } = open();
  const { to } = findText(doc, 'Server components');
  for (const range of [{ from: 3, to: 3 }, { from: to, to: to + 2 }, findText(doc, ' ')]) {
    expect(toAnchor(doc, fragment, range)).toBeNull();
  }
});

test('a passage is kept when text is written around or inside it, and when it is formatted', () => {
  const editor = open();
  const watch = createWatch(editor, anchorTo(editor, 'once on the server'));
  const { from, to } = findText(editor.doc, 'once on the server');
  editor.edit((tr) => tr.insertText(' certainly', to));
  editor.edit((tr) => tr.insertText('exactly ', from));
  expect(watch()).toBe('position: once on the server');
  editor.edit((tr) => tr.insertText('and for all ', from + 'exactly once '.length));
  expect(watch()).toBe('position: once and for all on the server');
  editor.edit((tr) => tr.addMark(from, to, editor.doc.type.schema.mark('bold')));
  expect(watch()).toBe('position: once and for all on the server');
});

test('the rest of a passage is the passage until all of it is deleted', () => {
  const editor = open();
  const watch = createWatch(editor, anchorTo(editor, 'They send no code of their own.'));
  editor.edit((tr) => tr.deleteRange(findText(tr.doc, 'They send').from, findText(tr.doc, 'They send').to));
  expect(watch()).toBe('position:  no code of their own.');
  editor.edit((tr) => tr.delete(findText(tr.doc, ' no code').from, findText(tr.doc, 'their own.').to));
  expect(watch()).toBe('deleted');
});

test('a split, a join, and a block that moves', () => {
  const editor = open();
  const watch = createWatch(editor, anchorTo(editor, 'once on the server, and once in the browser'));
  editor.edit((tr) => tr.split(findText(tr.doc, 'and once in').from));
  expect(watch()).toBe('quote: once on the server, /and once in the browser');
  editor.edit((tr) => tr.join(findText(tr.doc, 'and once in').from - 1));
  expect(watch()).toBe('quote: once on the server, and once in the browser');
  editor.edit((tr) => {
    const $at = tr.doc.resolve(findText(tr.doc, 'Client').from);
    const block = $at.parent;
    return tr.delete($at.before(), $at.after()).insert(tr.doc.content.size, block);
  });
  expect(watch()).toBe('quote: once on the server, and once in the browser');
});

test('cut, it is deleted; pasted again, it is back', () => {
  const editor = open();
  const watch = createWatch(editor, anchorTo(editor, 'The second finds it'));
  const $at = editor.doc.resolve(findText(editor.doc, 'The second').from);
  const paragraph = $at.parent;
  editor.edit((tr) => tr.delete($at.before(-1), $at.after(-1)));
  expect(watch()).toBe('deleted');
  editor.edit((tr) => tr.insertText('Something else. ', 1));
  expect(watch()).toBe('deleted');
  editor.edit((tr) => tr.insert(0, paragraph));
  expect(watch()).toBe('quote: The second finds it');
});

test('a rewrite that changes a few words', () => {
  const editor = open();
  const watch = createWatch(editor, anchorTo(editor, 'nobody waits for the slowest part of it'));
  const rewritten = open(
    ARTICLE.replace('nobody waits for', 'no one has to wait for').replace(
      '# Server',
      '# All\n\nNew.\n\n# Server',
    ),
  );
  editor.edit((tr) => tr.replace(0, tr.doc.content.size, new Slice(rewritten.doc.content, 0, 0)));
  expect(watch()).toMatch(/: .*the slowest part of it$/);
});

test('of equal places the surroundings decide, then the distance; otherwise the passage is ambiguous', () => {
  const twice = 'It is the same sentence in both places, word for word.';
  const editor = open(`Alpha begins. ${twice}\n\nBeta begins. ${twice}\n\n${twice}\n\nEnd.`);
  const anchor = anchorTo(editor, twice, 1);
  const words = { quote: anchor.quote, prefix: anchor.prefix, suffix: anchor.suffix };
  const range = findText(editor.doc, twice, 1);
  expect(findAnchor(editor.doc, editor.fragment, words)).toEqual({ found: 'quote', ...range });
  const bare = { quote: twice, prefix: '', suffix: '' };
  expect(findAnchor(editor.doc, editor.fragment, bare)).toEqual({ found: null, reason: 'ambiguous' });
  // the positions are gone with the block; a page that was open knows where it was
  const watch = createWatch(editor, { ...bare, start: anchor.start, end: anchor.end });
  editor.edit((tr) => tr.delete(range.from - 'Beta begins. '.length - 1, range.to + 1));
  expect(watch()).toEqual({ followed: `quote: ${twice}`, fresh: 'ambiguous' });
});

test('an anchor from before there was a document, as rendered Markdown had it', () => {
  const editor = open(ARTICLE.replace('once on the server', '*once* on the [server](https://example.com/)'));
  const anchor = {
    quote: 'once in the browser.\nThe first request waits',
    prefix: 'once on the server, and ',
    suffix: ' for the slowest part.\nThe second finds it in the ca',
  };
  const place = findAnchor(editor.doc, editor.fragment, anchor);
  expect(place.found && editor.doc.textBetween(place.from, place.to, '\n')).toContain('browser.\n');
});

test('restoring a version keeps what is the same in both', () => {
  const editor = open();
  const version = new Y.Doc();
  Y.applyUpdate(version, Y.encodeStateAsUpdate(editor.ydoc));
  const kept = anchorTo(editor, 'once on the server');
  const lost = anchorTo(editor, 'Streaming lets the page');
  editor.edit((tr) => tr.delete(findText(tr.doc, 'Streaming').from, findText(tr.doc, 'page').to));
  editor.edit((tr) => tr.insertText('Something new before it. ', 1));
  const watchKept = createWatch(editor, kept);
  expect(createWatch(editor, lost)()).toBe('deleted');
  const watchLost = createWatch(editor, lost);
  copyArticle(version, editor.ydoc);
  expect(watchLost()).toBe('quote: Streaming lets the page');
  expect(createWatch(editor, kept)()).toBe('position: once on the server');
  expect(watchKept()).toBe('position: once on the server');
});

test('malformed anchors are not found, and throw nothing', () => {
  const { doc, fragment } = open();
  for (const start of ['', 'AA', '!!', 'AQID']) {
    const anchor = { quote: 'never written here', prefix: '', suffix: '', start, end: start };
    expect(findAnchor(doc, fragment, anchor)).toEqual({ found: null, reason: 'deleted' });
  }
  expect(findAnchor(doc, fragment, { quote: ' ', prefix: '', suffix: '' }).found).toBeNull();
});
