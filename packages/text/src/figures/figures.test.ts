import { expect, test } from 'vitest';
import { findFigures, hasSameValue } from './figures.ts';

test.each([
  ['10 %', '10%'],
  ['10 percent', '10%'],
  ['1000', '1,000'],
  ['1 000', '1.000'],
  ['1’000', '1000'],
  ['1\u202f234\u202f567', '1,234,567'],
  ['3,5', '3.5'],
  ['1.234,5', '1,234.5'],
  ['007', '7'],
])('%s is %s', (one, other) => {
  const [first, second] = [findFigures(one), findFigures(other)];
  expect([first.length, second.length]).toEqual([1, 1]);
  expect(first.every((figure) => second.every((same) => hasSameValue(figure, same)))).toBe(true);
});

test.each([
  ['10 %', '10'],
  ['100', '1000'],
  ['3.5', '35'],
  ['12,345', '12.34'],
])('%s is not %s', (one, other) => {
  expect(
    findFigures(one).some((figure) => findFigures(other).some((same) => hasSameValue(figure, same))),
  ).toBe(false);
});

test('digits within words, versions and addresses are no figures', () => {
  expect(findFigures('H2O, v1.2, ES2024, /a/12, #12 and UTF-8').map(({ written }) => written)).toEqual([]);
  expect(findFigures('In 2024, 340 milliseconds (5 of 12).').map(({ written }) => written)).toEqual([
    '2024',
    '340',
    '5',
    '12',
  ]);
});
