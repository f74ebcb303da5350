import { expect, it } from 'vitest';
import { findPlaceholders } from './placeholders.ts';

it.each([
  'The dynamic segment [name] matches it, as do app/[name]/page and arr[date].',
  'Press [Enter].',
  'TODO lists are useful.',
  'TODO comments stay in the code.',
  'XXX is no size of it.',
  'The term lorem ipsum is a filler text.',
  'A todo app is a good place to start.',
  'Others say so [1], [2, 3] and [^4].',
  'The route /users/{id} and ${name} have it.',
  'It grew by 5 % [sic] and by 3 [...] more.',
  'The tag [beta] is new.',
])('finds nothing in “%s”', (text) => {
  expect(findPlaceholders(text)).toEqual([]);
});

it.each([
  'Here comes [insert name].',
  'See [insert link here].',
  'TODO: more.',
  'TBD',
  '[TODO]',
  '(TODO: a picture)',
  '[TK]',
  'Dear reader, lorem ipsum dolor.',
  'Lorem Ipsum',
  'Ask [Your Company].',
  'Written by [Your name] for [Company name].',
  '[citation needed]',
  '[Image: a hub]',
  '[Bild: Diagramm]',
  '[Hier einfügen]',
  '[Beispiel einfügen]',
  'Firma [Ihr Firmenname] hilft.',
  '[Name der Firma]',
  '[votre nom]',
  '[insérer le lien]',
  '[su nombre]',
  '[nome azienda]',
  '[uw naam]',
  '[seu nome]',
  '[brand name]',
  '[INSERT STATISTIC]',
  '[to be continued]',
  '[... more here]',
  '[Placeholder]',
])('finds a placeholder in “%s”', (text) => {
  expect(findPlaceholders(text).some(({ isCertain }) => isCertain)).toBe(true);
});

it.each([
  'Written by [Author].',
  'On [Date], it began.',
  'Contact [COMPANY] for it.',
  '[Firmenname] hilft.',
  '[URL]',
  '{Company} helps.',
  '{company_name} helps.',
  'It sets {{name}} for you.',
  '%COMPANY% helps.',
  'YOUR_COMPANY helps.',
  'It costs $X.',
  'It costs XX euros.',
  'xx%',
  'It is TBD.',
  'Press [Add a link].',
  '(Add a picture here)',
])('finds what may be a placeholder in “%s”', (text) => {
  expect(findPlaceholders(text)).toMatchObject([{ isCertain: false }]);
});
