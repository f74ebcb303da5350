import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { root } from '../scripts/install.mjs';
import { readProblem } from './problem.ts';

const { url } = inject('installation');
const METHODS = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'];
const api = join(root, 'apps/web/app/api');

/** Every address of the API, with the methods that its route handles itself. */
const routes = globSync('**/route.ts', { cwd: api })
  .filter((file) => !file.includes('[...path]'))
  .map((file) => ({
    path: `/api/${dirname(file).replaceAll(/\[\w+\]/g, crypto.randomUUID())}`,
    allowed: METHODS.filter((method) =>
      new RegExp(`^(?:export async function |  (?:async )?)${method}[(:]`, 'm').test(
        readFileSync(join(api, file), 'utf8'),
      ),
    ),
  }));

test('there are routes, and each does something', () => {
  expect(routes.length).toBeGreaterThan(10);
  expect(routes.filter(({ allowed }) => allowed.length === 0)).toEqual([]);
});

test.each(routes)(
  '$path refuses other methods than $allowed, and says which it takes',
  async ({ path, allowed }) => {
    for (const method of METHODS.filter((one) => !allowed.includes(one))) {
      const response = await fetch(new URL(path, url), { method });
      const allow = response.headers.get('allow');
      expect(await readProblem(response)).toMatchObject({ status: 405, code: 'method_not_allowed' });
      expect(
        allow
          ?.split(', ')
          .filter((one) => METHODS.includes(one))
          .toSorted(),
      ).toEqual(allowed);
    }
  },
);
