import { findFigures } from '@headway/text/citations';
import { expect, it } from 'vitest';
import { withoutUnsourcedNumbers } from './unsourced-numbers.ts';

const find = (sentence: string) =>
  findFigures(withoutUnsourcedNumbers(sentence)).map(({ written }) => written);

it.each([
  'In 2026, every browser has it.',
  'As of 2026 every browser has it.',
  'As of mid-2026 every browser has it.',
  'As of 27 November 2026 every browser has it.',
  'As of November 27, 2026 every browser has it.',
  'Last updated: November 2026.',
  'Updated on 27 November 2026.',
  'Seit 2026 hat es jeder Browser.',
  'Im Jahr 2026 hat es jeder Browser.',
  'Stand: November 2026 hat es jeder Browser.',
  'Stand 27.11.2026 hat es jeder Browser.',
  'Zuletzt aktualisiert am 27. November 2026.',
  'En 2026, todos los navegadores lo tienen.',
  'Desde noviembre de 2026 lo tienen todos.',
  'Última actualización: 27 de noviembre de 2026.',
  'À compter de 2026, tous les navigateurs l’ont.',
  'Depuis novembre 2026, tous l’ont.',
  'Mis à jour le 27 novembre 2026.',
  'A partire dal 2026 lo hanno tutti.',
  'Nel 2026 lo hanno tutti.',
  'Per november 2026 heeft elke browser het.',
  'Sinds 2026 heeft elke browser het.',
  'A partir de 2026, todos os navegadores o têm.',
  'Em 2026, todos o têm.',
  'RFC 9110, ISO 8601, ISO/IEC 27001:2022 and IEEE 802.11 help.',
  'It needs HTTP 2, port 443 and UTF 8, or UTF-16 and SHA-256.',
  'It works 24/7, from 9 to 5, on a 16:9 screen.',
  'Read chapter 3 and section 4.2, siehe Kapitel 12.',
  'It has a 404 page, sends 200 OK, and a 500 error ends it, as does status code 503.',
])('no source has to say a number of “%s”', (sentence) => {
  expect(find(sentence)).toEqual([]);
});

it.each([
  ['In 1987 it was new.', ['1987']],
  ['As of June 1987 it serves all.', ['1987']],
  ['In 2026 it served 98765 readers.', ['98765']],
  ['It was sold in 2024 for 20 dollars.', ['2024', '20']],
  ['It costs USD 20, EUR 30 or US 40.', ['20', '30', '40']],
  ['It serves 404 readers at 1:87.', ['404', '1', '87']],
  ['It fell since 98765 readers left.', ['98765']],
])('a source has to say the numbers of “%s”', (sentence, figures) => {
  expect(find(sentence)).toEqual(figures);
});
