import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../language/load-language.ts';
import { findPassages } from './find-passages.ts';
import { createPhraseFinder } from './find-phrases.ts';
import { countWords, toContentStems, toStems, toWords } from './to-words.ts';

const english = await loadLanguage('en-GB');
const german = await loadLanguage('de-AT');
const spanish = await loadLanguage('es');
const french = await loadLanguage('fr');
const italian = await loadLanguage('it');
const unknown = await loadLanguage('ja');

const surfaces = (text: string): string[] => toWords(text, english).map(({ surface }) => surface);

describe('toWords', () => {
  it.each([
    ['server-side rendering', ['server-side', 'rendering']],
    ['C++ and C# (F#), g++; C++17', ['C++', 'and', 'C#', 'F#', 'g++', 'C++17']],
    ['.NET, ASP.NET, Node.js, D3.js', ['.NET', 'ASP.NET', 'Node.js', 'D3.js']],
    ['TCP/IP, CI/CD, R&D, client/server', ['TCP/IP', 'CI/CD', 'R&D', 'client', 'server']],
    ['10 % of 1,000.5, 3.5%, 10\u00a0000', ['10 %', 'of', '1,000.5', '3.5%', '10\u00a0000']],
    ['v1.2 by e-mail, e.g. café', ['v1.2', 'by', 'e-mail', 'e.g', 'café']],
    ["the server’s rock'n'roll doesn't", ['the', 'server’s', "rock'n'roll", "doesn't"]],
    ['a – b — c - d', ['a', 'b', 'c', 'd']],
    ['1\u2009000\u2009000, 10\u2009%', ['1\u2009000\u2009000', '10\u2009%']],
    ['C#12 and C#, c/c++', ['C#12', 'and', 'C#', 'c', 'c++']],
    ['H₂O and CO₂', ['H₂O', 'and', 'CO₂']],
    ['the end.The next', ['the', 'end', 'The', 'next']],
    [
      'node.js, example.com, 3.14, e.g. Vue.Js, Dr.Smith',
      ['node.js', 'example.com', '3.14', 'e.g', 'Vue.Js', 'Dr.Smith'],
    ],
    ['\u202eabc\u202c d\u200f', ['abc', 'd']],
    ['東京都に住む', ['東京', '都', 'に', '住む']],
    ['*** 😀 … ---', []],
  ])('splits %j', (text, expected) => {
    expect(surfaces(text)).toEqual(expected);
    expect(countWords(text)).toBe(expected.length);
  });

  it('gives every word its place, whatever the text is', () => {
    const text = fc
      .array(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom('C++', '.NET', ' %', '-', '/', '_', '.', '10', "'"),
        ),
      )
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (any) => {
        let end = 0;
        for (const word of toWords(any, french)) {
          const edges = [end, ...word.parts.flatMap((part) => [part.start, part.end]), word.end];
          expect(edges).toEqual(edges.toSorted((a, b) => a - b));
          expect(any.slice(word.start, word.end)).toBe(word.surface);
          end = word.end;
        }
        expect(countWords(any)).toBe(toWords(any, unknown).length);
      }),
    );
  });

  it.each([
    ['a word of 1 MB', 'a'.repeat(1_000_000), 1],
    ['a chain of 1 MB', 'a-'.repeat(500_000), 1],
    ['signs of 1 MB', '+'.repeat(1_000_000), 0],
    ['lone surrogates', '\ud800 a \udc00', 1],
  ])('takes %s', (_, text, count) => {
    expect(toWords(text, english)).toHaveLength(count);
  });
});

describe('stems', () => {
  it('fold case, accents and apostrophes', () => {
    expect(toStems('Cafés CAFE’S cafe', english)).toEqual(['cafe', 'cafe', 'cafe']);
    expect(toStems('Größe GROESSE Häuser Haeuser', german)).toEqual(['gross', 'gross', 'haus', 'haus']);
  });

  it('keep apart what differs', () => {
    expect(toWords('año ano', spanish).map(({ folded }) => folded)).toEqual(['año', 'ano']);
    expect(toWords('schön schon', german).map(({ folded }) => folded)).toEqual(['schoen', 'schon']);
    expect(new Set(toStems('C C++ C#', english)).size).toBe(3);
    expect(toStems('news new', english)).toEqual(['news', 'new']);
  });

  it('leave elided articles out', () => {
    expect(toContentStems("l'article qu’il faut d'une page", french)).toEqual(['articl', 'faut', 'pag']);
    expect(toContentStems("dell'articolo un’altra", italian)).toEqual(['articol', 'altra']);
  });

  it('take words of any script and of objects as words', () => {
    expect(toContentStems('the constructor of __proto__ and Caching, cached caches', english)).toEqual([
      'constructor',
      'proto',
      'cach',
      'cach',
      'cach',
    ]);
    expect(toContentStems('مرحبا بالعالم', english)).toHaveLength(2);
  });
});

const countIn = (phrase: string, text: string): number => createPhraseFinder([phrase], english)(text).length;

describe('createPhraseFinder', () => {
  it.each([
    ['server-side rendering', 'Server side rendering, server-side rendering. Serverside renderings!', 3],
    ['server side rendering', 'the server-side rendering', 1],
    ['self hosting', 'self-hosting, selfhosting and self-hosted', 3],
    ['nextjs', 'Next.js, NextJS, next js', 3],
    ['Next.js', 'nextjs', 1],
    ['rate-limiting', 'rate limits', 1],
    ['data base', 'a database, two databases', 2],
    ['e-mail', 'email, e-mails, E mail', 3],
    ['c++', 'C, C++, c++17 and C#', 2],
    ['c', 'C, C++, c++17 and C#', 1],
    ['c#', 'C, C++, C# and c#', 2],
    ['.net', 'the net, .NET and ASP.NET', 1],
    ['cafe marketing', 'Café-Marketing', 1],
    ['server components', 'a server. Components, server, components', 0],
    ['notable', 'there is no table', 0],
    ['rest api', 'REST APIs', 1],
    ['event event', 'event event event', 1],
    ['c', 'C-like, C#12, c/c++ and C', 2],
    ['c++', 'c/c++', 1],
    ['R', 'R&D and R', 1],
    ['machine learning', 'machine – learning, machine - learning, machine-learning', 1],
    ['…', '… and ...', 0],
    ['constructor', 'constructor of __proto__', 1],
  ])('%j in %j: %i', (phrase, text, count) => {
    expect(countIn(phrase, text)).toBe(count);
  });

  it('says where each phrase is', () => {
    const text = 'It renders “server side” rendering.';
    const places = createPhraseFinder(['server-side rendering', 'rendering'], english)(text);
    expect(places.map(({ phrase, start, end }) => [phrase, text.slice(start, end)])).toEqual([
      [1, 'renders'],
      [0, 'server side” rendering'],
      [1, 'rendering'],
    ]);
  });

  it('finds each phrase of any list in the phrase itself', () => {
    const phrase = fc
      .array(fc.constantFrom('server', 'side', 'Next.js', 'C++', 'e-mail', 'the', 'a', '10 %', 'über'), {
        minLength: 1,
        maxLength: 4,
      })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(phrase, { minLength: 1, maxLength: 5 }), (phrases) => {
        const find = createPhraseFinder(phrases, english);
        for (const [index, one] of phrases.entries())
          expect(find(`(${one})`).some((place) => place.phrase === index)).toBe(true);
      }),
    );
  });
});

const found = (text: string, passage: string): string[] =>
  findPassages(text, passage).map(({ start, end }) => text.slice(start, end));

describe('findPassages', () => {
  it.each([
    ['It is event-driven, and Event-Driven!', 'event-driven', ['event-driven', 'Event-Driven']],
    ['(a+b)*[c]? costs 10 % {more}', 'a+b)*[c]? costs 10 %', ['a+b)*[c]? costs 10 %']],
    ['An “open” stream, as  it\nwere.', 'open stream as it were', ['open” stream, as  it\nwere']],
    ['A response that stays open.', 'onse that stay', ['response that stays']],
    ['the cat, a category', 'cat', ['cat']],
    ['so … and …', '…', ['…', '…']],
    ['anything', ' ', []],
    ['CAFÉ', 'café', ['CAFÉ']],
    ['an e-mail, the email', 'email', ['e-mail', 'email']],
    ['an e-mail, the email', 'e-mail', ['e-mail', 'email']],
  ])('in %j finds %j', (text, passage, expected) => {
    expect(found(text, passage)).toEqual(expected);
  });
});
