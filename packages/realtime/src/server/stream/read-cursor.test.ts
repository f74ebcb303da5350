import { expect, test } from 'vitest';
import { readCursor } from './read-cursor.ts';

const request = (query: string, header?: string) =>
  new Request(`http://127.0.0.1/events${query}`, {
    headers: header === undefined ? {} : { 'Last-Event-ID': header },
  });

test.each([
  ['', undefined, null],
  ['?after=', '', null],
  ['?after=e~1', undefined, 'e~1'],
  ['?after=e~1', '', 'e~1'],
  ['?after=e~1', 'e~2', 'e~2'],
  ['?after=%3Cscript%3E', undefined, '<script>'],
])('%j with %j asks to go on after %j', (query, header, cursor) => {
  expect(readCursor(request(query, header))).toBe(cursor);
});
