import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import { initProseMirrorDoc } from '@tiptap/y-tiptap';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createDocumentExtensions, DOCUMENT_FIELD } from '../protocol/article/document-extensions.ts';
import { readMarkdown, writeMarkdown } from '../server/article/markdown.ts';
import { readArticle } from '../server/article/read-article.ts';
import { takeOutMisplaced } from './take-out-misplaced.ts';

const schema = getSchema(createDocumentExtensions());
const ARTICLE =
  '# Title\n\nOne **bold** paragraph.\n\n- first\n- second\n\n> quoted\n\n```js\nlet x;\n```\n\n| a | b |\n| --- | --- |\n| c | d |\n';

/** A page that has the article open, and a person who sends it whatever they like. */
function openArticle() {
  const page = new Y.Doc();
  writeMarkdown(page, ARTICLE);
  const forger = new Y.Doc();
  Y.applyUpdate(forger, Y.encodeStateAsUpdate(page));
  const others = {};
  takeOutMisplaced(page, others);
  const written: unknown[] = [];
  page.on('update', (_update, origin) => {
    if (origin !== others) written.push(origin);
  });
  return {
    page,
    forger,
    written,
    deliver: () => Y.applyUpdate(page, Y.encodeStateAsUpdate(forger, Y.encodeStateVector(page)), others),
    /** What an editor makes of the document; it throws where it would have to delete. */
    draw: () => {
      const before = Y.encodeStateAsUpdate(page);
      const { doc } = initProseMirrorDoc(page.getXmlFragment(DOCUMENT_FIELD), schema);
      doc.check();
      expect(Y.encodeStateAsUpdate(page)).toEqual(before);
      return doc;
    },
  };
}

function element(name: string, children: (Y.XmlElement | Y.XmlText)[] = []): Y.XmlElement {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
}

function block(doc: Y.Doc, name: string): Y.XmlElement {
  for (const child of doc
    .getXmlFragment(DOCUMENT_FIELD)
    .createTreeWalker((type) => type instanceof Y.XmlElement)) {
    if (child instanceof Y.XmlElement && child.nodeName === name) return child;
  }
  throw new Error(`the article has no ${name}`);
}

/** Puts elements into one another, one after the other: Yjs itself calls itself for those that come at once. */
function nest(doc: Y.Doc, name: string, depth: number): void {
  // After each transaction, Yjs walks up all levels from what has changed.
  doc.transact(() => {
    let place: Y.XmlFragment = doc.getXmlFragment(DOCUMENT_FIELD);
    for (let at = 0; at < depth; at += 1) {
      const inner = element(name);
      place.insert(0, [inner]);
      place = inner;
    }
    place.insert(0, [element('paragraph', [new Y.XmlText('deep')])]);
  });
}

test.each<[string, (doc: Y.Doc) => void]>([
  [
    'a cell outside of a table',
    (doc) => doc.getXmlFragment(DOCUMENT_FIELD).insert(1, [element('tableCell')]),
  ],
  ['an item outside of a list', (doc) => doc.getXmlFragment(DOCUMENT_FIELD).insert(0, [element('listItem')])],
  ['text between blocks', (doc) => doc.getXmlFragment(DOCUMENT_FIELD).insert(0, [new Y.XmlText('loose')])],
  ['text in a list', (doc) => block(doc, 'bulletList').insert(1, [new Y.XmlText('loose')])],
  ['a paragraph in a paragraph', (doc) => block(doc, 'paragraph').insert(0, [element('paragraph')])],
  ['a paragraph in a list', (doc) => block(doc, 'bulletList').insert(0, [element('paragraph')])],
  ['a table row in a quote', (doc) => block(doc, 'blockquote').insert(0, [element('tableRow')])],
  [
    'bold code',
    (doc) => {
      const text = block(doc, 'codeBlock').get(0);
      if (text instanceof Y.XmlText) text.format(0, 3, { bold: true });
    },
  ],
  [
    'a link to an object',
    (doc) => {
      const text = block(doc, 'paragraph').get(0);
      if (text instanceof Y.XmlText) text.format(0, 3, { link: { href: { toString: 'x' } } });
    },
  ],
  [
    'a link that is none',
    (doc) => {
      const text = block(doc, 'paragraph').get(0);
      if (text instanceof Y.XmlText) text.format(0, 3, { link: 5 });
    },
  ],
  [
    'a cell that spans a billion',
    (doc) => {
      const attributes: Y.XmlElement<{ colspan: number }> = block(doc, 'tableCell');
      attributes.setAttribute('colspan', 1e9);
    },
  ],
  [
    'a language that is a class of the page',
    (doc) => block(doc, 'codeBlock').setAttribute('language', 'js fixed inset-0'),
  ],
  [
    'an alignment that is a style',
    (doc) => block(doc, 'tableCell').setAttribute('align', 'left; position: fixed'),
  ],
])('%s is taken out, and nothing around it', (_what, forge) => {
  const { page, forger, written, deliver, draw } = openArticle();
  const before = draw();
  forge(forger);
  deliver();
  const after = draw();
  expect(after.textContent).toBe(before.textContent);
  expect(written).toEqual([]);
  expect(readMarkdown(forger)).toBe(readMarkdown(page));
});

test('5,000 nested quotes are neither drawn nor read', () => {
  const { page, forger, deliver } = openArticle();
  const before = readMarkdown(page);
  nest(forger, 'blockquote', 5_000);
  deliver();
  const { doc } = initProseMirrorDoc(page.getXmlFragment(DOCUMENT_FIELD), schema);
  expect(doc.firstChild?.type.name).toBe('heading');
  expect(readMarkdown(page)).toBe(before);
  expect(readMarkdown(forger)).toBe(before);
});

test('an editor draws random misplaced content without deleting anything, and the server reads the same article', () => {
  // an image without an address is shown by its description while the article is edited, and to readers not at all
  const names = Object.keys(schema.nodes).filter((name) => !['text', 'doc', 'image'].includes(name));
  const insertion = fc.record({
    at: fc.nat(),
    index: fc.nat(),
    name: fc.constantFrom('', ...names),
    again: fc.nat({ max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(insertion, { minLength: 1, maxLength: 12 }), fc.boolean(), (insertions, atOnce) => {
      const { page, forger, written, deliver } = openArticle();
      for (const { at, index, name, again } of insertions) {
        const places = [forger.getXmlFragment(DOCUMENT_FIELD), ...readElements(forger)];
        const place = places[at % places.length];
        const made = Array.from({ length: again + 1 }, () =>
          name === '' ? new Y.XmlText('new') : element(name),
        );
        place?.insert(index % (place.length + 1), made);
        if (!atOnce) deliver();
      }
      deliver();
      expect(written).toEqual([]);
      const { doc } = initProseMirrorDoc(page.getXmlFragment(DOCUMENT_FIELD), schema);
      doc.check();
      expect(Node.fromJSON(schema, readArticle(forger).json).toString()).toBe(doc.toString());
      expect(readMarkdown(forger)).toBe(readMarkdown(page));
    }),
    { numRuns: 200 },
  );
});

function readElements(doc: Y.Doc): Y.XmlElement[] {
  const walker = doc.getXmlFragment(DOCUMENT_FIELD).createTreeWalker((type) => type instanceof Y.XmlElement);
  return [...walker].filter((type) => type instanceof Y.XmlElement);
}
