/** Widths of Arial's characters at 20 px, in which results show titles, by class: good to a few per cent. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[iljI|.,:;'!]/u, 5],
  [/[frt()[\]\s/-]/u, 6.3],
  [/[cskvxyz]/u, 10],
  [/[mMW@%]/u, 17],
  [/[wA-Z&]/u, 14],
  [/[\u3000-\u9fff\uac00-\ud7af]/u, 20],
];
const USUAL = 11.1;

/** About how many pixels a title takes in a search result. */
export function toPixelWidth(title: string): number {
  return Array.from(title).reduce(
    (sum, char) => sum + (WIDTHS.find(([pattern]) => pattern.test(char))?.[1] ?? USUAL),
    0,
  );
}
