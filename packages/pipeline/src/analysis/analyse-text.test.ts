import { expect, it } from 'vitest';
import type { Block } from '../protocol/stage-outputs.ts';
import { analyseText } from './analyse-text.ts';

const toBlock = (marked: string): Pick<Block, 'text' | 'code'> => {
  const code: [number, number][] = [];
  let text = '';
  for (const [i, part] of marked.split('`').entries()) {
    if (i % 2 === 1) code.push([text.length, text.length + part.length]);
    text += part;
  }
  return { text, code };
};

const termsOf = async (texts: string[], locale = 'en'): Promise<string[]> => {
  const { terms } = await analyseText({ blocks: texts.map(toBlock), locale });
  return terms.map(({ forms }) => forms[0]?.[0] ?? '');
};

it('finds hyphenated terms whole, in each spelling', async () => {
  const { terms } = await analyseText({
    blocks: [
      'Server-side rendering is fast. It uses server-side rendering.',
      'The server side rendering of pages is old.',
      'Streams carry real-time data.',
    ].map(toBlock),
    locale: 'en',
  });
  const counts = terms.map(({ forms }) => forms.map(([form, count]) => `${form} ${count}`).join(', '));
  expect(counts).toContain('Server-side rendering 1, server-side rendering 1, server side rendering 1');
  expect(counts).toContain('real-time data 1');
});

it('finds no terms in sample code and paths, nor in the words around them', async () => {
  const terms = await termsOf([
    'A shop could have a route such as `/shop/clothes/tops` for clothes.',
    'A blog could have app/blog/[slug]/page.js for its posts.',
    'The function `generateStaticParams` builds dynamic segments.',
  ]);
  expect(terms).toContain('generateStaticParams');
  expect(terms).toContain('dynamic segments');
  expect(terms.join(' ')).not.toMatch(/shop|clothes|tops|blog|posts/u);
});

it('finds German terms, which are nouns', async () => {
  const terms = await termsOf(
    [
      'Das serverseitige Rendern ist schnell, und die Seiten sind für alle da. Sie werden auf dem Server erzeugt.',
      'Heute ist das Rendern auf dem Server für eine Anwendung der beste Weg, und ein Cache hilft dabei.',
    ],
    'de-DE',
  );
  expect(terms).toContain('serverseitige Rendern');
  expect(terms).toContain('Cache');
  expect(terms.map((term) => term.toLowerCase())).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(?:sie|der|und|ein|für|heute|schnell)$/u)]),
  );
});

it.each([
  [
    'es',
    'El renderizado en el servidor es rápido y las páginas se crean para todos los usuarios.',
    'páginas',
  ],
  ['fr', 'Le rendu côté serveur est rapide, et les pages sont créées pour tous les visiteurs.', 'pages'],
  ['it', "Il rendering lato server è veloce e le pagine dell'applicazione sono per tutti.", 'pagine'],
  ['nl', 'De weergave op de server is snel en de pagina is voor alle bezoekers.', 'pagina'],
  ['pt', 'A renderização no servidor é rápida e as páginas são para todos os usuários.', 'páginas'],
])('finds terms without stop words in %s', async (locale, text, term) => {
  const terms = await termsOf([text], locale);
  expect(terms).toContain(term);
  expect(terms).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(?:el|le|la|les|de|il|e|het|para|pour|per|voor|und)$/u)]),
  );
});
