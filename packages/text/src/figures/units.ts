/** A figure with its unit, in the unit of its dimension: `1.5 s` and `1500 ms` are both 1.5. */
export interface Quantity {
  dimension: string;
  value: number;
}

/** A unit: its names in every language of the product, and what one of it is. Single letters are read in their case. */
type Unit = readonly [names: string, dimension: string, factors: readonly number[]];

const UNITS: readonly Unit[] = [
  ['ns|nanosec\\p{L}*|nanosek\\p{L}*', 'time', [1e-9]],
  ['[µμu]s|microsec\\p{L}*|mikrosek\\p{L}*|microsegundos?', 'time', [1e-6]],
  ['ms|millisec\\p{L}*|millisek\\p{L}*|milisegundos?|milissegundos?', 'time', [1e-3]],
  ['s|secs?|seconds?|sekunden?|segundos?|secondes?|secondi|secondo|seconden', 'time', [1]],
  ['min|mins|minutes?|minuten?|minutos?|minuti|minuto|minuut', 'time', [60]],
  ['h|hrs?|hours?|stunden?|horas?|heures?|or[ae]|uur|uren', 'time', [3600]],
  ['days?|tagen?|tage?|d[ií]as?|jours?|giorn[io]|dag(?:en)?', 'time', [86_400]],
  ['weeks?|wochen?|semanas?|semaines?|settiman[ae]|weken', 'time', [604_800]],
  ['B|bytes?|octets?', 'data', [1]],
  ['[kK]B|kilobytes?', 'data', [1e3, 1024]],
  ['MB|megabytes?', 'data', [1e6, 1024 ** 2]],
  ['GB|gigabytes?', 'data', [1e9, 1024 ** 3]],
  ['TB|terabytes?', 'data', [1e12, 1024 ** 4]],
  ['KiB', 'data', [1024]],
  ['MiB', 'data', [1024 ** 2]],
  ['GiB', 'data', [1024 ** 3]],
  ['TiB', 'data', [1024 ** 4]],
  ['kbit|kbps|kbit/s', 'rate', [1e3]],
  ['Mbit|Mbps|Mbit/s', 'rate', [1e6]],
  ['Gbit|Gbps|Gbit/s', 'rate', [1e9]],
  ['Hz|hertz', 'frequency', [1]],
  ['kHz', 'frequency', [1e3]],
  ['MHz', 'frequency', [1e6]],
  ['GHz', 'frequency', [1e9]],
  ['mm|millimet\\p{L}+', 'length', [1e-3]],
  ['cm|centimet\\p{L}+|zentimeter', 'length', [1e-2]],
  ['m|met(?:er|re)s?|metros?|mètres?|metri|metro', 'length', [1]],
  ['km|kilomet\\p{L}+|kilómetros?|quilômetros?', 'length', [1e3]],
  ['mg|milligra\\p{L}+|miligramos?', 'mass', [1e-3]],
  ['g|grams?|gramm|gramos?|grammes?|grammi|grammo|gramas?', 'mass', [1]],
  ['kg|kilograms?|kilogramm|kilos?|kilogramos?|kilogrammes?|chil[io]', 'mass', [1e3]],
  ['t|tons?|tonnes?|tonnen?|toneladas?|tonnellat[ae]', 'mass', [1e6]],
];

/** Words and letters for a thousand and more. Letters can also be units, so a figure has its value with and without them. */
const SCALES: readonly (readonly [names: string, factor: number, isWord: boolean])[] = [
  ['thousand|tausend|mille|mila|mil|duizend', 1e3, true],
  ['millions?|millionen|mio\\.?|mill[oó]n(?:es)?|milion[ei]|miljoen|mi?lh(?:ão|ões)', 1e6, true],
  ['billion|milliarden?|mrd\\.?|milliards?|miliard[oi]|miljard|bilh(?:ão|ões)', 1e9, true],
  ['[kK]', 1e3, false],
  ['[mM]|mn|mln', 1e6, false],
  ['[bB]n?', 1e9, false],
];

const SPACE = String.raw`[ \u00a0\u2009\u202f-]?`;
const toPattern = (names: string): RegExp => {
  const words = names.split('|').map((name) => (name.length > 3 ? toAnyCase(name) : name));
  return new RegExp(String.raw`${SPACE}(?:${words.join('|')})(?![\p{L}\p{N}])`, 'uy');
};

/** A name whose first letter may be a capital. */
function toAnyCase(name: string): string {
  const [first = ''] = name;
  return /[a-z]/u.test(first) ? `[${first}${first.toUpperCase()}]${name.slice(1)}` : name;
}

const units = UNITS.map(([names, dimension, factors]) => ({ pattern: toPattern(names), dimension, factors }));
const scales = SCALES.map(([names, factor, isWord]) => ({ pattern: toPattern(names), factor, isWord }));

/** Reads the word for a thousand or more behind a figure. `end` is where it ends. */
export function readScale(
  text: string,
  start: number,
): { factor: number; isWord: boolean; end: number } | null {
  for (const { pattern, factor, isWord } of scales) {
    const end = matchAt(pattern, text, start);
    if (end !== null) return { factor, isWord, end };
  }
  return null;
}

/** The quantities that figures with these values have with the unit behind them; none without a unit. */
export function readQuantities(text: string, start: number, values: readonly number[]): Quantity[] {
  return units.flatMap(({ pattern, dimension, factors }) =>
    matchAt(pattern, text, start) === null
      ? []
      : values.flatMap((value) => factors.map((factor) => ({ dimension, value: value * factor }))),
  );
}

function matchAt(pattern: RegExp, text: string, start: number): number | null {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : null;
}
