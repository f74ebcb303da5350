import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readMarkdown, writeMarkdown } from './markdown.ts';

const ARTICLE = `# Title

A paragraph with **bold**, *italic*, \`code\` and [a link](https://example.com/).

## Lists

- one
- two
  - nested

1. first
2. second

> A quote.

\`\`\`js
const a = 1;
\`\`\`

![alt text](https://example.com/image.png)

| A | B |
| --- | --- |
| 1 | 2 |
`;

function roundTrip(markdown: string): string {
  const doc = new Y.Doc();
  writeMarkdown(doc, markdown);
  return readMarkdown(doc);
}

test('Markdown comes out of a document as it went in', () => {
  const once = roundTrip(ARTICLE);
  for (const piece of [
    '**bold**',
    '*italic*',
    '`code`',
    '[a link](https://example.com/)',
    '- nested',
    '> A quote',
  ]) {
    expect(once).toContain(piece);
  }
  expect(once).toContain('![alt text](https://example.com/image.png)');
  expect(once).toMatch(/\| A\s+\| B\s+\|/);
  expect(roundTrip(once)).toBe(once);
});

test('writing the same Markdown again changes nothing, and a small change of it changes little', () => {
  const doc = new Y.Doc();
  writeMarkdown(doc, ARTICLE);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  writeMarkdown(doc, ARTICLE);
  expect(updates).toHaveLength(0);
  writeMarkdown(doc, ARTICLE.replace('A quote', 'A short quote'));
  expect(updates.map((update) => update.byteLength < 100)).toEqual([true]);
});

test.each([
  '[click](javascript:alert(1))',
  '[click](JavaScript&colon;alert(1))',
  '![image](data:text/html;base64,PHNjcmlwdD4=)',
])('%s leads nowhere', (hostile) => {
  const doc = new Y.Doc();
  writeMarkdown(doc, `Before\n\n${hostile}\n\nAfter`);
  expect(doc.getXmlFragment('article').toJSON()).not.toMatch(/(href|src)="(?!null)/);
  expect(readMarkdown(doc)).not.toMatch(/\]\(/);
});

test.each(['<img src=x onerror=alert(1)>', '<script>alert(1)</script>'])('%s becomes text', (hostile) => {
  const doc = new Y.Doc();
  writeMarkdown(doc, `Before\n\n${hostile}\n\nAfter`);
  expect(JSON.stringify(yXmlFragmentToProsemirrorJSON(doc.getXmlFragment('article')))).not.toMatch(
    /"type":"(image|script)"/,
  );
  expect(readMarkdown(doc)).not.toMatch(/(?<!\\)<(img|script)/);
  expect(readMarkdown(doc)).toContain(`\\${hostile.replaceAll('</', '\\</')}`);
});

test.each([
  '![x](http://example.com/x.png)',
  '![x](data:image/png;base64,AA==)',
  '![x](javascript:alert(1))',
  '![x](blob:https://example.com/1)',
])('%s is not loaded', (hostile) => {
  const doc = new Y.Doc();
  writeMarkdown(doc, `Before\n\n${hostile}\n\nAfter`);
  expect(doc.getXmlFragment('article').toJSON()).not.toContain('<image');
});

test('images of a generated article become links, so that only images which a member inserted are loaded', () => {
  const doc = new Y.Doc();
  writeMarkdown(doc, 'Before\n\n![A chart](https://example.com/chart.png)\n\nAfter', { images: 'linked' });
  expect(readMarkdown(doc)).toContain('[A chart](https://example.com/chart.png)');
  expect(readMarkdown(doc)).not.toContain('![');
});

test('an empty article is an empty paragraph', () => {
  expect(roundTrip('').trim()).toBe('');
});

test.each(['So. That is it.', 'A. Smith wrote it.', 'C. elegans is a worm.', 'Well.\n\nso. Why?'])(
  '“%s” is no list',
  (markdown) => {
    const doc = new Y.Doc();
    writeMarkdown(doc, markdown);
    expect(readMarkdown(doc).trim()).toBe(markdown);
  },
);

test.each([
  ['- [ ] todo\n- [x] done **now**\n  - [ ] nested\n', '- ☐ todo\n- ☑ done **now**\n  - ☐ nested'],
  ['- [ ] todo\n\n- [X] done\n\n  at last\n- plain\n', '- ☐ todo\n\n- ☑ done\n\n  at last'],
  ['- [ ] `code`\n', '- ☐ `code`'],
  ['- [x] [a link](https://example.com/)\n', '- ☑ [a link](https://example.com/)'],
])('the task list %j is an ordinary list that says what is done', (markdown, expected) => {
  const once = roundTrip(markdown);
  expect(once).toContain(expected);
  expect(roundTrip(once)).toBe(once);
});
