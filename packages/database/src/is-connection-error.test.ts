import { expect, test } from 'vitest';
import { isConnectionError } from './is-connection-error.ts';

const withCode = (code: string): Error => Object.assign(new Error('failed'), { code });

test.each([
  withCode('ECONNREFUSED'),
  withCode('57P01'),
  withCode('08006'),
  withCode('25P03'),
  new Error('Connection terminated unexpectedly'),
  new Error('Query read timeout'),
  // the form in which pg-boss emits errors
  { code: 'ECONNRESET', message: 'read ECONNRESET (Queue: generation)' },
  // a host name with two addresses, neither of which answers
  new AggregateError([withCode('ENETUNREACH'), withCode('ECONNREFUSED')]),
])('a query that failed with %o may succeed later', (error) => {
  expect(isConnectionError(error)).toBe(true);
});

test.each([
  withCode('23505'),
  withCode('42P01'),
  new TypeError('Connection is not a function'),
  'ECONNREFUSED',
  null,
])('a query that failed with %o fails again', (error) => {
  expect(isConnectionError(error)).toBe(false);
});
