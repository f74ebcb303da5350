import type { Language } from '@headway/text/language';
import { toSentences } from '@headway/text/words';
import type { Block } from '../protocol/stage-outputs.ts';

/** `useState`, `next.config.js`, `--turbo`: names that a text is about. Other code is a sample: `/shop/clothes`. */
const NAME = /^[-@]{0,2}[\p{L}\p{N}_$]+(?:[.\-_:][\p{L}\p{N}_$]+)*(?:\(\))?$/u;
/** A path, an address or an assignment that is not set as code. */
const PATH = /(?:^|(?<=[\s("'`]))(?:https?:|\.{0,2}\/|[\w.-]+\/)[^\s,;)"'`]+/gu;

const SAMPLE = '\uFFFC';

/**
 * The sentences of a block that show no sample code and no path. The words around a sample belong to the sample: `A blog
 * could have /blog/[slug]`.
 */
export function withoutSamples({ text, code }: Pick<Block, 'text' | 'code'>, language: Language): string[] {
  let marked = '';
  let at = 0;
  for (const [start, end] of code) {
    if (start < at || NAME.test(text.slice(start, end).trim())) continue;
    marked += text.slice(at, start) + SAMPLE;
    at = end;
  }
  marked = (marked + text.slice(at)).replace(PATH, SAMPLE);
  return toSentences(marked, language)
    .map((sentence) => sentence.text)
    .filter((sentence) => !sentence.includes(SAMPLE));
}
