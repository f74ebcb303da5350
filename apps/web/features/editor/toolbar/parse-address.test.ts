import { expect, test } from 'vitest';
import { parseAddress } from './parse-address.ts';

const protocols = ['https:', 'http:', 'mailto:'];

test.each([
  ['https://example.com/a?b#c', 'https://example.com/a?b#c'],
  [' example.com/page ', 'https://example.com/page'],
  ['example.com:8080/page', 'https://example.com:8080/page'],
  ['ann@example.com', 'mailto:ann@example.com'],
  ['http://localhost:3000', 'http://localhost:3000/'],
  ['//example.com/page', 'https://example.com/page'],
  ['münchen.example', 'https://xn--mnchen-3ya.example/'],
])('%j means %j', (typed, meant) => expect(parseAddress(typed, protocols)).toBe(meant));

test.each([
  '',
  ' ',
  'two words',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'word',
  'file:///etc/passwd',
  '/favicon.ico',
  './page.html',
  '../page.html',
  '#part.two',
  '?page=a.b',
  '\\\\server.example\\share',
  '.hidden',
])('%j means none', (typed) => expect(parseAddress(typed, protocols)).toBeNull());
