import { findFigures } from '@headway/text/figures';
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
  'This is step 2 of 7, page 3/12 and part 1 of 3.',
  'Schritt 2 von 7, étape 2 sur 7, paso 2 de 7, passo 2 di 7, stap 2 van 7.',
  'Open ports 80, 443 and 8080, or localhost:3000, or 127.0.0.1:8080, or 10.0.0.0/8.',
  'Use port 80 or :3000, max-age=31536000, and call +49 30 1234567.',
  'It is open from 9:30 to 17:00 on the 1st, 2nd, 3rd and 14th day.',
  'A 4K screen has 3840×2160 dots, or 1920 x 1080.',
  '3.2 Setup',
  '2. Setup',
  'See 4.2.1, sections 3.1 and 3.2, § 12, and lines 10–20.',
  'Version 15.0.3 has it, as do versions 14 and 15.1.',
  'It returns 404. It answers with 503, or a 301/302 redirect, or status codes 404 and 410.',
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
  ['More than 300 pages use it, after 450 responses and 512 errors.', ['300', '450', '512']],
  ['It serves 404 readers at 1:87.', ['404', '1', '87']],
  ['It fell since 98765 readers left.', ['98765']],
  ['It is 1/98765 of all, or #98765.', ['1', '98765', '98765']],
  ['It returns 404 readers, and 98.5 of 100.', ['404', '98.5', '100']],
])('a source has to say the numbers of “%s”', (sentence, figures) => {
  expect(find(sentence)).toEqual(figures);
});
