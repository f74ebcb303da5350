import { expect, test } from 'vitest';
import { contentQuerySchema, DEFAULT_QUERY, toListPath, type ContentQuery } from './content-query.ts';

const PROJECT = 'd1000000-0000-4000-8000-000000000001';

function read(path: string): ContentQuery {
  return contentQuerySchema.parse(Object.fromEntries(new URL(path, 'http://localhost').searchParams));
}

test('an address says all of a query and nothing that goes without saying', () => {
  const query: ContentQuery = {
    shelf: 'archive',
    search: 'C++ & 100 %',
    status: 'failed',
    author: PROJECT,
    locale: 'de-DE',
    score: 80,
    order: 'title',
    page: 3,
  };
  expect(read(toListPath(PROJECT, query))).toEqual(query);
  expect(toListPath(PROJECT, DEFAULT_QUERY)).toBe(`/projects/${PROJECT}`);
});

test.each([
  { shelf: 'attic', status: 'done', order: 'random' },
  { page: '0', score: '-1', author: 'me' },
  { page: '1e99', score: 'NaN', locale: 'x' },
  { search: ['a', 'b'], page: ['1', '2'] },
])('malformed parameters count as not given: %o', (parameters) => {
  expect(contentQuerySchema.parse(parameters)).toEqual(DEFAULT_QUERY);
});
