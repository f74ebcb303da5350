import { foldAccents } from '../language/fold.ts';
import type { LanguageCode } from '../language/language.ts';

/** A number in words. UTF-16 code units, end exclusive. */
export interface NumberInWords {
  start: number;
  end: number;
  value: number;
  /** Whether at least two words say it, one of which is `hundred` or more. `a thousand` and `nineteen ninety` are not large. */
  isLarge: boolean;
}

/** The number words of a language, in lower case and without accents. */
interface NumberWords {
  /** The words for 0, 1, 2 and so on. Forms of one number are joined by `|`, and the first form is no article. */
  units: string;
  /** The words for 10, 20, 30 and so on. */
  tens: string;
  /** Words with their values: hundreds, thousands, irregular forms. */
  others: Readonly<Record<string, number>>;
  /** Words between two parts of a number: `und`. */
  between: string;
  /** Words for 1 that are also articles. */
  articles: string;
}

const MILLIONS = { million: 1e6, millions: 1e6, milliard: 1e9, milliards: 1e9 };

const NUMBERS: Readonly<Record<LanguageCode, NumberWords>> = {
  en: {
    units:
      'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
    tens: 'ten twenty thirty forty fifty sixty seventy eighty ninety',
    others: { hundred: 100, thousand: 1000, million: 1e6, billion: 1e9, trillion: 1e12 },
    between: 'and',
    articles: '',
  },
  de: {
    units:
      'null eins|ein|eine|einer zwei drei vier funf|fuenf sechs sieben acht neun zehn elf zwolf|zwoelf dreizehn vierzehn funfzehn|fuenfzehn sechzehn siebzehn achtzehn neunzehn',
    tens: 'zehn zwanzig dreißig|dreissig vierzig funfzig|fuenfzig sechzig siebzig achtzig neunzig',
    others: { hundert: 100, tausend: 1000, million: 1e6, millionen: 1e6, milliarde: 1e9, milliarden: 1e9 },
    between: 'und',
    articles: 'ein eine einer',
  },
  es: {
    units:
      'cero uno|un|una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno|veintiun veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve',
    tens: 'diez veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa',
    others: {
      cien: 100,
      ciento: 100,
      doscientos: 200,
      doscientas: 200,
      trescientos: 300,
      trescientas: 300,
      cuatrocientos: 400,
      cuatrocientas: 400,
      quinientos: 500,
      quinientas: 500,
      seiscientos: 600,
      seiscientas: 600,
      setecientos: 700,
      setecientas: 700,
      ochocientos: 800,
      ochocientas: 800,
      novecientos: 900,
      novecientas: 900,
      mil: 1000,
      millon: 1e6,
      millones: 1e6,
    },
    between: 'y',
    articles: 'un una',
  },
  fr: {
    units:
      'zero un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf',
    tens: 'dix vingt trente quarante cinquante soixante septante quatre-vingt|quatre-vingts nonante',
    others: { cent: 100, cents: 100, mille: 1000, ...MILLIONS },
    between: 'et',
    articles: 'un une',
  },
  it: {
    units:
      'zero uno|un|una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove',
    tens: 'dieci venti|vent trenta|trent quaranta|quarant cinquanta|cinquant sessanta|sessant settanta|settant ottanta|ottant novanta|novant',
    others: {
      cento: 100,
      cent: 100,
      mille: 1000,
      mila: 1000,
      milione: 1e6,
      milioni: 1e6,
      miliardo: 1e9,
      miliardi: 1e9,
    },
    between: 'e',
    articles: 'un una',
  },
  nl: {
    units:
      'nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien',
    tens: 'tien twintig dertig veertig vijftig zestig zeventig tachtig negentig',
    others: { honderd: 100, duizend: 1000, miljoen: 1e6, miljard: 1e9 },
    between: 'en',
    articles: 'een',
  },
  pt: {
    units:
      'zero um|uma dois|duas tres quatro cinco seis sete oito nove dez onze doze treze catorze|quatorze quinze dezesseis|dezasseis dezessete|dezassete dezoito dezenove|dezanove',
    tens: 'dez vinte trinta quarenta cinquenta sessenta setenta oitenta noventa',
    others: {
      cem: 100,
      cento: 100,
      duzentos: 200,
      duzentas: 200,
      trezentos: 300,
      trezentas: 300,
      quatrocentos: 400,
      quatrocentas: 400,
      quinhentos: 500,
      quinhentas: 500,
      seiscentos: 600,
      seiscentas: 600,
      setecentos: 700,
      setecentas: 700,
      oitocentos: 800,
      oitocentas: 800,
      novecentos: 900,
      novecentas: 900,
      mil: 1000,
      milhao: 1e6,
      milhoes: 1e6,
      bilhao: 1e9,
      bilhoes: 1e9,
    },
    between: 'e',
    articles: 'um uma',
  },
};

interface NumberFinder {
  values: ReadonlyMap<string, number>;
  articles: ReadonlySet<string>;
  /** A word that consists of number words, and the words between them. */
  run: RegExp;
  /** The number words of a run. */
  word: RegExp;
}

const finders = new Map<LanguageCode, NumberFinder>();

function toFinder(code: LanguageCode): NumberFinder {
  const known = finders.get(code);
  if (known) return known;
  const { units, tens, others, between, articles } = NUMBERS[code];
  const values = new Map(Object.entries(others));
  const add = (words: string, step: number): void => {
    for (const [i, forms] of words.split(' ').entries())
      for (const form of forms.split('|')) values.set(form, (i + (step > 1 ? 1 : 0)) * step);
  };
  add(tens, 10);
  add(units, 1);
  const word = [...values.keys()].toSorted((one, other) => other.length - one.length).join('|');
  const finder = {
    values,
    articles: new Set(articles.split(' ')),
    run: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:${word})(?:[\s-]?(?:${between}[\s-]?)?(?:${word}))*(?![\p{L}\p{N}])`,
      'giu',
    ),
    word: new RegExp(word, 'giu'),
  };
  finders.set(code, finder);
  return finder;
}

/**
 * Finds the numbers that a text says in words, such as `ninety-nine thousand`.
 *
 * @example
 * findNumbersInWords('neunundneunzig Leute', 'de'); // [{ start: 0, end: 14, value: 99, isLarge: false }]
 */
export function findNumbersInWords(text: string, code: LanguageCode): NumberInWords[] {
  const { values, articles, run, word } = toFinder(code);
  // accents are folded sign by sign, so that the places are those of the text
  const folded = text.replace(/(?![a-z])\p{L}/giu, (sign) => {
    const bare = foldAccents(sign.toLowerCase());
    return bare.length === sign.length ? bare : sign;
  });
  return [...folded.matchAll(run)].map(({ 0: written, index }) => {
    const words = written.toLowerCase().match(word) ?? [];
    const parts = words.map((part) => values.get(part) ?? 0);
    const isLarge =
      words.filter((part) => !articles.has(part)).length > 1 && parts.some((part) => part >= 100);
    return { start: index, end: index + written.length, value: toValue(parts), isLarge };
  });
}

/** The value of number words: `two hundred five thousand` is (2 × 100 + 5) × 1,000. */
function toValue(parts: readonly number[]): number {
  let [total, group] = [0, 0];
  for (const part of parts) {
    if (part >= 1000) {
      // `mil millones` is 1,000 × 1,000,000
      if (group === 0 && total > 0 && total < part) total *= part;
      else total += Math.max(1, group) * part;
      group = 0;
    } else if (part === 100) group = Math.max(1, group) * part;
    else group += part;
  }
  return total + group;
}
