import { dictionary } from 'cmu-pronouncing-dictionary';
import { describe, expect, it } from 'vitest';
import {
  countWords,
  createPhraseFinder,
  measureSentence,
  toReadability,
  toSentences,
  toStems,
  toSurfaces,
} from '../words.ts';
import type { LanguageCode } from './language.ts';
import { loadLanguage } from './load-language.ts';

/** A text whose syllables are separated by hand, with the figures that were worked out by hand. */
interface Sample {
  /** `·` separates the syllables of a word. */
  text: string;
  sentences: number;
  words: number;
  /** Worked out with the published numbers: words per sentence and syllables (in Italian letters) per word. */
  toIndex: (perSentence: number, perWord: number) => number;
  stems: Record<string, string>;
  stopWords: string[];
}

const SAMPLES: Record<LanguageCode, Sample> = {
  en: {
    text: 'The cat sat on the mat. It was a ve·ry hap·py cat, be·cause no·bod·y had e·ven tried to cre·ate a qui·et place for it. Peo·ple re·act to pie·ces of mu·sic in ma·ny ways.',
    sentences: 3,
    words: 33,
    toIndex: (perSentence, perWord) => 206.835 - 1.015 * perSentence - 84.6 * perWord,
    stems: { generously: 'generous', news: 'news', caching: 'cach', studies: 'studi' },
    stopWords: ['the', 'of', 'aren’t'],
  },
  de: {
    text: 'Ein Ca·che ist z.B. ein Spei·cher, der häu·fig ge·brauch·te Da·ten be·reit·hält. Da·durch müs·sen die·se nicht bei je·der An·fra·ge neu ge·la·den wer·den. Die An·wen·dung re·a·giert schnel·ler, und der Ser·ver wird ent·las·tet.',
    sentences: 3,
    words: 30,
    toIndex: (perSentence, perWord) => 180 - perSentence - 58.5 * perWord,
    stems: { Häuser: 'haus', Haeuser: 'haus', Entwicklungen: 'entwickl', Größe: 'gross' },
    stopWords: ['sie', 'der', 'und', 'ein', 'für'],
  },
  es: {
    text: 'La ca·ché guar·da las res·pues·tas que se u·san con fre·cuen·cia. A·sí el ser·vi·dor no tie·ne que cal·cu·lar ca·da pá·gi·na o·tra vez, y los u·sua·rios re·ci·ben el con·te·ni·do an·tes. Sin em·bar·go, al·gu·nos da·tos cam·bian a dia·rio y de·ben le·er·se de nue·vo.',
    sentences: 3,
    words: 40,
    toIndex: (perSentence, perWord) => 206.835 - perSentence - 62.3 * perWord,
    stems: { camiones: 'camion', rápidamente: 'rapid', chicos: 'chic' },
    stopWords: ['de', 'que', 'más'],
  },
  fr: {
    text: 'Le cache garde les ré·ponses sou·vent de·man·dées. Le ser·veur ne doit donc pas cal·cu·ler chaque page une deu·xième fois, et les vi·si·teurs re·çoivent le con·te·nu plus tôt. Ce·pen·dant, cer·taines don·nées changent tous les jours.',
    sentences: 3,
    words: 34,
    toIndex: (perSentence, perWord) => 207 - 1.015 * perSentence - 73.6 * perWord,
    stems: { continuellement: 'continuel', majestueuses: 'majestu', chevaux: 'cheval' },
    stopWords: ['les', 'été', 'qui'],
  },
  it: {
    text: 'La me·mo·ria con·ser·va le ri·spo·ste che gli u·ten·ti chie·do·no spes·so. Co·sì il ser·ver non de·ve cal·co·la·re o·gni pa·gi·na u·na se·con·da vol·ta. Tut·ta·via, al·cu·ni da·ti cam·bia·no o·gni gior·no e van·no let·ti di nuo·vo.',
    sentences: 3,
    words: 32,
    toIndex: (perSentence, perWord) => 89 + 300 / perSentence - 10 * perWord,
    stems: { abbandonata: 'abbandon', pronunciamento: 'pronunc' },
    stopWords: ['della', 'perché', 'che'],
  },
  nl: {
    text: 'Een ca·che be·waart ant·woor·den die vaak wor·den ge·vraagd. Daar·door hoeft de ser·ver een pa·gi·na niet op·nieuw te be·re·ke·nen, en le·zers zien de in·houd eer·der. Som·mi·ge ge·ge·vens ver·an·de·ren ech·ter el·ke dag en moe·ten op·nieuw wor·den ge·le·zen.',
    sentences: 3,
    words: 35,
    toIndex: (perSentence, perWord) => 206.84 - 0.93 * perSentence - 77 * perWord,
    stems: { lichamelijk: 'licham', ontwikkelingen: 'ontwikkel' },
    stopWords: ['het', 'een', 'van'],
  },
  pt: {
    text: 'A me·mó·ria guar·da as res·pos·tas que as pes·so·as pe·dem com fre·quên·cia. As·sim, o ser·vi·dor não pre·ci·sa cal·cu·lar ca·da pá·gi·na ou·tra vez. No en·tan·to, al·guns da·dos mu·dam to·dos os di·as e de·vem ser li·dos de no·vo.',
    sentences: 3,
    words: 35,
    toIndex: (perSentence, perWord) => 248.835 - 1.015 * perSentence - 84.6 * perWord,
    stems: { quilométricas: 'quilometr', quinzenas: 'quinzen' },
    stopWords: ['não', 'que', 'uma'],
  },
};

describe.each(Object.entries(SAMPLES))('%s', async (code, { text, toIndex, ...sample }) => {
  const language = await loadLanguage(code);
  const plain = text.replaceAll('·', '');
  const syllables = text.split('·').length - 1 + sample.words + (code === 'de' ? 1 : 0);

  it('counts sentences, words and syllables as people do', () => {
    expect(toSentences(plain, language)).toHaveLength(sample.sentences);
    expect(countWords(plain)).toBe(sample.words);
    const wrong = toSurfaces(text.replaceAll('·', '\u00ad')).filter(
      (word) =>
        !word.startsWith('z.B') &&
        language.countSyllables(word.replaceAll('\u00ad', '')) !== word.split('\u00ad').length,
    );
    expect(wrong).toEqual([]);
  });

  it('matches the published formula within 1 %', () => {
    const sentences = toSentences(plain, language);
    const index = toReadability(
      sentences.map((sentence) => measureSentence(toSurfaces(sentence.text), language)),
      language,
    );
    const letters = plain.match(/\p{L}/gu)?.length ?? 0;
    const perWord = (code === 'it' ? letters : syllables) / sample.words;
    const expected = toIndex(sample.words / sample.sentences, perWord);
    expect(Math.abs((index ?? 0) - expected)).toBeLessThan(Math.abs(expected) / 100);
  });

  it('stems words as Snowball does, and knows its stop words', () => {
    for (const [word, stem] of Object.entries(sample.stems)) expect(toStems(word, language)).toEqual([stem]);
    for (const word of sample.stopWords)
      expect(language.isStopWord(language.compare(word).folded)).toBe(true);
  });
});

/** Pairs that are one keyword, and pairs that are two. */
const FORMS: Record<LanguageCode, { one: string; two: string }> = {
  en: {
    one: 'LLM/LLMs PC/PCs analysis/analyses knife/knives shelf/shelves child/children mouse/mice index/indices bus/buses optimisation/optimization optimise/optimized colour/color behaviour/behaviors centre/center catalogue/catalogs travelling/traveling query/queries',
    two: 'universal/university news/new bus/bu CSS/CS analysis/analyst colour/column wise/wives',
  },
  de: {
    one: 'Shop/Shops App/Apps Foto/Fotos Auto/Autos Kamera/Kameras Website/Websites Cookie/Cookies Thema/Themen Firma/Firmen Konto/Konten Apfel/Äpfeln Haus/Häuser',
    two: 'Haus/Haut das/da Thema/Themse etwas/etwa Konto/Kontakt',
  },
  es: {
    one: 'luz/luces lápiz/lápices web/webs app/apps blog/blogs',
    two: 'entonces/entonar web/ver luz/lujo',
  },
  fr: {
    one: 'jeu/jeux lieu/lieux travail/travaux bateau/bateaux bijou/bijoux appli/applis cheval/chevaux',
    two: 'pneu/pneumatique jeu/jeune lieu/lieutenant deux/deuil heureux/heure',
  },
  it: { one: 'lago/laghi albergo/alberghi banca/banche gioco/giochi', two: 'banca/bancarella che/ci' },
  nl: {
    one: 'website/websites database/databases cookie/cookies huis/huizen brief/brieven prijs/prijzen bedrijf/bedrijven foto/foto’s pagina/pagina’s stad/steden idee/ideeën proces/processen',
    two: 'adres/adreem prijs/prijken huis/huid leven/lezen',
  },
  pt: {
    one: 'imagem/imagens ação/ações hotel/hotéis canal/canais cartão/cartões pão/pães fácil/fáceis móvel/móveis animal/animais',
    two: 'mais/mal pais/pal mas/mal',
  },
};

describe.each(Object.entries(FORMS))('keywords in %s', async (code, { one, two }) => {
  const language = await loadLanguage(code);
  const isFound = (pair: string): boolean => {
    const [keyword = '', text = ''] = pair.split('/');
    return createPhraseFinder([keyword], language)(text).length === 1;
  };
  it('are found in singular and plural, and not in other words', () => {
    expect(one.split(' ').filter((pair) => !isFound(pair))).toEqual([]);
    expect(two.split(' ').filter(isFound)).toEqual([]);
  });
});

describe('English syllables', async () => {
  const english = await loadLanguage('en-US');

  it('are as many as in the CMU dictionary, within 1 %', () => {
    let [said, counted] = [0, 0];
    for (const [word, sounds] of Object.entries(dictionary)) {
      if (/[^a-z]/u.test(word)) continue;
      said += sounds.match(/\d/gu)?.length ?? 0;
      counted += english.countSyllables(word);
    }
    expect(Math.abs(counted / said - 1)).toBeLessThan(0.01);
  });

  it.each([
    ['client', 2],
    ['react', 2],
    ['create', 2],
    ['pages', 2],
    ['uses', 2],
    ['pieces', 2],
    ['server-side', 3],
    ['Next.js', 2],
    ['caches', 2],
    ['HTML', 4],
    ['JSON', 2],
  ])('%s: %i', (word, count) => {
    expect(english.countSyllables(word)).toBe(count);
  });
});

describe('transitions and passives', () => {
  it.each([
    ['en', 'However, it was written by hand.', true, true],
    ['en', 'It writes.', false, false],
    ['de', 'Deshalb wird die Seite gespeichert.', true, true],
    ['de', 'Sie wird morgen kommen.', false, false],
    ['es', 'Sin embargo, la página fue creada ayer.', true, true],
    ['es', 'La página está lista.', false, false],
    ['nl', 'Daarom wordt de pagina bewaard.', true, true],
    ['pt', 'Portanto, a página foi criada ontem.', true, true],
    ['fr', 'Cependant, la page est arrivée.', true, null],
    ['it', 'Tuttavia è arrivata.', true, null],
    ['ja', 'However, it was written.', null, null],
  ])('%s: %s', async (code, sentence, hasTransition, isPassive) => {
    const language = await loadLanguage(code);
    expect(language.hasTransition?.(sentence) ?? null).toBe(hasTransition);
    expect(language.isPassive?.(sentence) ?? null).toBe(isPassive);
  });
});
