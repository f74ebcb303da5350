const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Abbreviations that do not end a sentence. The segmenter does not know them. */
const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|no|fig|dr|mr|mrs|ms|inc|ltd)\.\s*$/iu;

/** A sentence and its place in the text (UTF-16 code units, end exclusive, without outer spaces). */
export interface Sentence {
  text: string;
  start: number;
  end: number;
}

/** Splits a paragraph into sentences. */
export function toSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let end = 0;
  const push = (): void => {
    const raw = text.slice(start, end);
    const trimmed = raw.trim();
    if (trimmed === '') return;
    const at = start + raw.indexOf(trimmed);
    sentences.push({ text: trimmed, start: at, end: at + trimmed.length });
  };
  for (const { segment, index } of segmenter.segment(text)) {
    end = index + segment.length;
    // searches the end only, so that a text of abbreviations does not take quadratic time
    if (ABBREVIATION.test(text.slice(Math.max(start, end - 12), end))) continue;
    push();
    start = end;
  }
  if (start < end) push();
  return sentences;
}
