import { getSchema } from '@tiptap/core';
import type { DOMOutputSpec } from '@tiptap/pm/model';
import { expect, test } from 'vitest';
import { createDocumentExtensions } from './document-extensions.ts';

const schema = getSchema(createDocumentExtensions());

function render(src: string): DOMOutputSpec | undefined {
  const image = schema.node('image', { src, alt: 'A chart' });
  return image.type.spec.toDOM?.(image);
}

function renderLink(href: string): DOMOutputSpec | undefined {
  const mark = schema.mark('link', { href });
  return mark.type.spec.toDOM?.(mark, true);
}

test('an image is loaded by https or from this site, without a referrer', () => {
  for (const src of ['https://example.com/chart.png', '/chart.png']) {
    expect(render(src)).toEqual(['img', expect.objectContaining({ src, referrerpolicy: 'no-referrer' })]);
  }
});

test.each(['http://example.com/chart.png', 'data:image/png;base64,AA==', 'javascript:alert(1)', ''])(
  'an image at “%s” is its description',
  (src) => {
    expect(render(src)).toEqual(['span', expect.anything(), 'A chart']);
  },
);

test.each([
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'ftp://x/',
  'vbscript:x',
])('a link to “%s” leads nowhere', (href) => {
  expect(renderLink(href)).toEqual(['a', expect.objectContaining({ href: '' }), 0]);
});

test.each([
  'https://example.com/',
  'http://example.com/',
  'mailto:a@example.com',
  'tel:+491234',
  '/here',
  '#there',
  'page?x=1&y=2',
])('a link to “%s” leads there', (href) => {
  expect(renderLink(href)).toEqual(['a', expect.objectContaining({ href }), 0]);
});
