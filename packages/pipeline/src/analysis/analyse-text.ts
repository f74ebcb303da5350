import { loadLanguage, type Language } from '@headway/text/language';
import {
  measureSentence,
  toReadability,
  toSentences,
  toSurfaces,
  toWords,
  type MeasuredSentence,
  type Word,
} from '@headway/text/words';
import { countEach } from '../text/count-each.ts';
import { LABEL } from '../text/label.ts';
import { createTagger, type Tagger } from './create-tagger.ts';
import { withoutSamples } from './without-samples.ts';
import type { AnalyseRequest, PageStatistics } from './page-statistics.ts';

const MAX_TERM_WORDS = 3;
const MAX_TERM_PARTS = 4;

/** A word that can be a part of a term, with its part of speech. */
interface TaggedWord extends Word {
  partOfSpeech: string;
}

/** Splits a paragraph into runs of words. A noun phrase is always inside one run. */
function toRuns(text: string, language: Language, tag: Tagger): TaggedWord[][] {
  const readTag = tag(text);
  const runs: TaggedWord[][] = [];
  let run: TaggedWord[] = [];
  for (const word of toWords(text, language)) {
    const tagged = readTag(word);
    // the tagger takes the `rendering` of `server-side rendering` for a verb
    const isGerund =
      run.length > 0 && tagged === 'VERB' && language.code === 'en' && word.surface.endsWith('ing');
    const partOfSpeech = isGerund ? 'NOUN' : tagged;
    const isAdjacent = run.length === 0 || text.slice(run.at(-1)?.end, word.start).trim() === '';
    const isPart = /^(?:ADJ|NOUN|PROPN)$/u.test(partOfSpeech) && /^[.\p{L}]/u.test(word.surface);
    const isCommon = word.parts.every((part) => part.isStopWord);
    if ((!isAdjacent || !isPart || isCommon) && run.length > 0) {
      runs.push(run);
      run = [];
    }
    if (isPart && !isCommon) run.push({ ...word, partOfSpeech });
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

/** All parts of a run, up to three words long, that end with a noun. */
function toPhrases(run: readonly TaggedWord[]): TaggedWord[][] {
  const phrases: TaggedWord[][] = [];
  for (let end = 1; end <= run.length; end += 1) {
    if (run[end - 1]?.partOfSpeech === 'ADJ') continue;
    for (let length = 1; length <= Math.min(MAX_TERM_WORDS, end); length += 1) {
      const phrase = run.slice(end - length, end);
      if (toStemsOf(phrase).length <= MAX_TERM_PARTS) phrases.push(phrase);
    }
  }
  return phrases;
}

function toStemsOf(phrase: readonly Word[]): string[] {
  return phrase.flatMap(({ parts }) => parts.map(({ stem }) => stem));
}

const toSurface = (phrase: readonly Word[]): string => phrase.map(({ surface }) => surface).join(' ');

/** Finds the noun phrases and the readability of a page. Takes much processor time: call it in a thread. */
export async function analyseText({ blocks, locale }: AnalyseRequest): Promise<PageStatistics> {
  const language = await loadLanguage(locale);
  const phrases: TaggedWord[][] = [];
  let words = 0;
  const sentences: MeasuredSentence[] = [];
  const tag = createTagger(blocks, language);
  for (const block of blocks) {
    const text = block.text.replace(LABEL, '');
    const lengths = toSentences(text, language).map((sentence) =>
      measureSentence(toSurfaces(sentence.text), language),
    );
    words += lengths.reduce((sum, sentence) => sum + sentence.words, 0);
    sentences.push(...lengths);
    for (const sentence of withoutSamples(block, language)) {
      for (const run of toRuns(sentence.replace(LABEL, ''), language, tag)) {
        for (const phrase of toPhrases(run)) phrases.push(phrase);
      }
    }
  }
  // without spaces, so that `server-side`, `server side` and `serverside` are one term
  const byStems = Map.groupBy(phrases, (phrase) => toStemsOf(phrase).join(''));
  return {
    terms: [...byStems.values()].map((same) => ({
      stems: toStemsOf(same[0] ?? []),
      forms: [...countEach(same.map(toSurface))],
    })),
    readability: toReadability(sentences, language),
    words,
  };
}
