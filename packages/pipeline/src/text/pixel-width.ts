/** Widths of classes of characters in Arial at 20 px, the font of titles in search results. A title is off by a few %. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[iljI|.,:;'!]/u, 5],
  [/[frt()[\]\s/-]/u, 6.3],
  [/[cskvxyz]/u, 10],
  [/[mMW@%]/u, 17],
  [/[wA-Z&]/u, 14],
  [/[\u3000-\u9fff\uac00-\ud7af]/u, 20],
];
const USUAL = 11.1;

/** Estimates the width of a title in a search result, in pixels. */
export function toPixelWidth(title: string): number {
  return Array.from(title).reduce(
    (sum, char) => sum + (WIDTHS.find(([pattern]) => pattern.test(char))?.[1] ?? USUAL),
    0,
  );
}
