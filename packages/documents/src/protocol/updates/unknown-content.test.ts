import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { writeMarkdown } from '../../server/article/markdown.ts';
import { findUnknownContent } from './unknown-content.ts';

function encode(write: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  write(doc);
  return Y.encodeStateAsUpdate(doc);
}

test('everything that an article consists of is known', () => {
  const markdown =
    '# T\n\n**b** *i* ~~s~~ `c` [l](https://example.com/)\n\n- a\n\n1. b\n\n> q\n\n```\nc\n```\n\n---\n\n| a |\n| --- |\n| b |\n\n![i](https://example.com/i.png)';
  expect(findUnknownContent(encode((doc) => writeMarkdown(doc, markdown)))).toBeNull();
});

test('a node of a newer version is found, however deep', () => {
  const update = encode((doc) => {
    const quote = new Y.XmlElement('blockquote');
    quote.insert(0, [new Y.XmlElement('callout')]);
    doc.getXmlFragment('article').insert(0, [quote]);
  });
  expect(findUnknownContent(update)).toBe('callout');
});

test('a mark of a newer version is found', () => {
  const update = encode((doc) => {
    const text = new Y.XmlText('words');
    text.format(0, 2, { 'highlight--abcdefgh': { color: 'red' } });
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [text]);
    doc.getXmlFragment('article').insert(0, [paragraph]);
  });
  expect(findUnknownContent(update)).toBe('highlight');
});

test('content outside the article is ignored', () => {
  expect(findUnknownContent(encode((doc) => doc.getArray('elsewhere').insert(0, [new Y.Map()])))).toBeNull();
});

test.each([
  ['an element where text belongs', () => new Y.XmlElement('text')],
  ['a document within the document', () => new Y.XmlElement('doc')],
])('finds %s, which no editor writes', (_what, create) => {
  expect(
    findUnknownContent(encode((doc) => doc.getXmlFragment('article').insert(0, [create()]))),
  ).not.toBeNull();
});
