import { expect, test } from 'vitest';
import { ownPathSchema } from './own-path.ts';

test.each(['/', '/projects/1?comment=2#there', '/a//b'])('%j is a path of this site', (path) => {
  expect(ownPathSchema.parse(path)).toBe(path);
});

test.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  'https://evil.example',
  'a',
  '',
  null,
])('%j leads to the start page', (path) => {
  expect(ownPathSchema.parse(path)).toBe('/');
});
