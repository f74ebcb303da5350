const PLAIN = /^[a-z\d]*$/u;
const ACCENT = /(?<=[\p{Script=Latin}\p{Script=Greek}])[\u0300-\u036f]+/gu;
const LIGATURES: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd' };
const LIGATURE = /[ßæœøłđ]/gu;
const APOSTROPHE = /[’ʼ＇]/gu;

/** Converts a word to lower case, with plain apostrophes and without invisible signs such as soft hyphens. */
export function toLowerWord(surface: string): string {
  const lower = surface.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return lower
    .normalize('NFC')
    .replace(APOSTROPHE, "'")
    .replace(/\p{Cf}/gu, '');
}

/**
 * Removes the accents of Latin and Greek letters and writes ligatures as two letters: `café` becomes `cafe`. Marks of
 * other scripts are letters there and stay.
 */
export function foldAccents(lower: string): string {
  if (PLAIN.test(lower)) return lower;
  return lower
    .replace(LIGATURE, (sign) => LIGATURES[sign] ?? sign)
    .normalize('NFKD')
    .replace(ACCENT, '')
    .normalize('NFC');
}
