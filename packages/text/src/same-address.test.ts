import { expect, test } from 'vitest';
import { isOnSite, toPageKey } from './same-address.ts';

test.each([
  'https://docs.example/a/',
  'http://docs.example/a',
  'https://DOCS.example:443/a?utm_source=x&gclid=y#part',
  'http://www.docs.example:80/a',
  'https://docs.example/a?ref=x',
  'https://docs.example/a/index.html',
  'https://docs.example/%61',
])('%s is the same page', (address) => {
  expect(toPageKey(address)).toBe(toPageKey('https://docs.example/a'));
});

test.each([
  'https://docs.example/b',
  'https://docs.example/a?page=2',
  'https://docs.example:8443/a',
  'https://other.example/a',
  'https://docs.example/A',
  'https://docs.example/%2Fa',
  'https://docs.example/a/index.json',
])('%s is another page', (address) => {
  expect(toPageKey(address)).not.toBe(toPageKey('https://docs.example/a'));
});

test.each([
  ['https://example.com/a', 'example.com', true],
  ['https://www.example.com/a', 'https://example.com/', true],
  ['https://blog.example.com', 'www.example.com', true],
  ['https://example.com/blog/a', 'example.com/blog', true],
  ['https://example.com/blogs', 'example.com/blog', false],
  ['https://example.com.evil.example', 'example.com', false],
  ['https://badexample.com', 'example.com', false],
  ['https://example.com/a', '*.example.com', true],
  ['https://blog.example.com/a', 'https://*.example.com/', true],
  ['https://example.com/a', '//example.com', true],
  ['https://example.com/a', ' example.com ', true],
  ['https://example.com/blog', 'example.com/blog/index.html', true],
  ['https://münchen.example/a', 'xn--mnchen-3ya.example', true],
  ['https://badexample.com', '*.example.com', false],
  ['https://example.com', '*', false],
  ['mailto:a@example.com', 'example.com', false],
  ['https://example.com', '', false],
])('%s is on %s: %s', (address, site, expected) => {
  expect(isOnSite(address, [site])).toBe(expected);
});
