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
  ['1.5 s', '1500 ms'],
  ['1,5 Sekunden', '1500 Millisekunden'],
  ['90 minutes', '1.5 hours'],
  ['2 GB', '2048 MB'],
  ['2 GB', '2,000 MB'],
  ['1.5 km', '1500 m'],
  ['0.25 kg', '250 g'],
  ['2.4 GHz', '2400 MHz'],
  ['1.5 million', '1,500,000'],
  ['1.5 Mio.', '1.500.000'],
  ['1,5 Millionen', '1.500.000'],
  ['3 milliards', '3 000 000 000'],
  ['2 mil', '2000'],
  ['5k', '5,000'],
  ['$5M', '5 million'],
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
  ['1.5 s', '150 ms'],
  ['5 million', '5'],
  ['98 million', '98,000'],
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
  ['1/98765 of all, #98765', ['1', '98765', '98765']],
  ['/a/12, /2024/12/post, https://a.example/p/2024/98765 and a.example/x#98765', []],
  ['localhost:3000, #12ab34, #fff000', []],
])('%s has %j', (text, written) => {
  expect(findFigures(text).map((figure) => figure.written)).toEqual(written);
});

test.each([
  ['en', 'Ninety-nine thousand readers left.', 'Ninety-nine thousand', 99_000],
  ['en', 'It has two hundred and five parts.', 'two hundred and five', 205],
  ['en', 'One hundred million of them.', 'One hundred million', 1e8],
  ['en', 'It grew by ninety-nine percent.', 'ninety-nine percent', 99],
  ['de', 'Neunundneunzigtausend Leute.', 'Neunundneunzigtausend', 99_000],
  ['de', 'Es sind zweihundertdreißig.', 'zweihundertdreißig', 230],
  ['de', 'Zwei Millionen Leser.', 'Zwei Millionen', 2e6],
  ['es', 'Noventa y nueve mil lectores.', 'Noventa y nueve mil', 99_000],
  ['es', 'Dos mil millones de euros.', 'Dos mil millones', 2e9],
  ['fr', 'Quatre-vingt-dix-neuf mille lecteurs.', 'Quatre-vingt-dix-neuf mille', 99_000],
  ['it', 'Novantanovemila lettori.', 'Novantanovemila', 99_000],
  ['it', 'Duecentoventotto pagine.', 'Duecentoventotto', 228],
  ['nl', 'Negenennegentigduizend lezers.', 'Negenennegentigduizend', 99_000],
  ['nl', 'Tweeëntwintigduizend lezers.', 'Tweeëntwintigduizend', 22_000],
  ['pt', 'Noventa e nove mil leitores.', 'Noventa e nove mil', 99_000],
] as const)('in %s, “%s” has %s', (code, text, written, value) => {
  expect(findFigures(text, code)).toMatchObject([{ written, values: [value] }]);
});

test.each([
  ['en', 'A thousand thanks, one of five, in nineteen ninety, thousands of them, once.'],
  ['de', 'Tausend Dank, eine Million Leser, einer von fünf, Einheit und Achtung.'],
  ['es', 'Mil gracias, una vez, un millón, once.'],
  ['fr', 'Mille mercis, un million, une fois.'],
  ['it', 'Mille grazie, una volta, un milione.'],
  ['nl', 'Duizend dank, een keer, achteraf.'],
  ['pt', 'Mil vezes, uma vez, um milhão.'],
] as const)('in %s, “%s” has no figure', (code, text) => {
  expect(findFigures(text, code)).toEqual([]);
});

test('digits within words, versions and addresses are no figures', () => {
  expect(findFigures('H2O, v1.2, ES2024, /a/12 and UTF-8').map(({ written }) => written)).toEqual([]);
  expect(findFigures('In 2024, 340 milliseconds (5 of 12).').map(({ written }) => written)).toEqual([
    '2024',
    '340',
    '5',
    '12',
  ]);
});
