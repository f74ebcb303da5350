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
  ['15.0.3', '15.0.3'],
  ['27.11.2026', '27.11.2026'],
  ['127.0.0.1', '127.0.0.1'],
  ['1,00,000', '100,000'],
  ['12,34,56,789', '12,34,56,789'],
  ['99.90 %', '99.9%'],
  ['0.5', '.5'],
  ['５０ %', '50%'],
  ['50 Prozent', '50 %'],
  ['50 pour cent', '50 %'],
  ['50 por ciento', '50 %'],
  ['50 per cento', '50 %'],
  ['50 procent', '50 %'],
  ['50 por cento', '50 %'],
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
  ['15.0.3', '15.0.4'],
  ['27.11.2026', '27.11.2025'],
  ['1,00,000', '1,00,001'],
  ['50 Prozentpunkte', '50 %'],
])('%s is not %s', (one, other) => {
  expect(
    findFigures(one).some((figure) => findFigures(other).some((same) => hasSameValue(figure, same))),
  ).toBe(false);
});

test.each([
  ['10–20 ms', ['10', '20']],
  ['10-20 ms', ['10', '20']],
  ['2019-2024', ['2019', '2024']],
  ['on 2026-11-27', ['2026']],
  ['at -5 or .5', ['5', '.5']],
])('%s has %j', (text, written) => {
  expect(findFigures(text).map((figure) => figure.written)).toEqual(written);
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
