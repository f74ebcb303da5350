import { createDocumentExtensions } from '@headway/documents/protocol';
import { toArticle } from '@headway/text/article';
import { parseMarkdown } from '@headway/text/markdown';
import { getSchema } from '@tiptap/core';
import { expect, test } from 'vitest';
import { readTitle } from './read-title.ts';

const schema = getSchema(createDocumentExtensions());

test.each([
  ['# The *new*  title\n\nText', 'The new title'],
  ['Text\n\n## Part\n\n# Later', 'Later'],
  ['# One\n\n# Two', 'One'],
  ['## Part', null],
  ['#\n\nText', null],
])('the title of %j is %j', (markdown, title) => {
  expect(readTitle(schema.nodeFromJSON(toArticle(parseMarkdown(markdown))))).toBe(title);
});
