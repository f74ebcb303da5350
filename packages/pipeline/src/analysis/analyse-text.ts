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
import model from 'wink-eng-lite-web-model';
import winkNLP, { type Document } from 'wink-nlp';
import { countEach } from '../text/count-each.ts';
import { LABEL } from '../text/label.ts';
import type { AnalyseRequest, PageStatistics } from './page-statistics.ts';

const nlp = winkNLP(model, ['sbd', 'pos']);

/** Passing these functions to the tagger selects the features that it returns. They need no `this`. */
const its: Record<'pos' | 'precedingSpaces', (index: number, token: unknown) => string> = nlp.its;

const MAX_TERM_WORDS = 3;
const MAX_TERM_PARTS = 4;

/** A word that can be a part of a term, with its part of speech. */
interface TaggedWord extends Word {
  partOfSpeech: string;
}

/** Reads the part of speech of the token that ends where a word ends. */
function createTagReader(doc: Document): (end: number) => string {
  const texts: string[] = doc.tokens().out();
  const spaces: string[] = doc.tokens().out(its.precedingSpaces);
  const tags: string[] = doc.tokens().out(its.pos);
  const byEnd = new Map<number, string>();
  let end = 0;
  for (const [i, text] of texts.entries()) {
    end += (spaces[i] ?? '').length + text.length;
    byEnd.set(end, tags[i] ?? 'X');
  }
  return (at) => byEnd.get(at) ?? 'X';
}

/** Splits a paragraph into runs of words. A noun phrase is always inside one run. */
function toRuns(text: string, language: Language): TaggedWord[][] {
  const readTag = createTagReader(nlp.readDoc(text));
  const runs: TaggedWord[][] = [];
  let run: TaggedWord[] = [];
  for (const word of toWords(text, language)) {
    const partOfSpeech = readTag(word.end);
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
export async function analyseText({ texts, locale }: AnalyseRequest): Promise<PageStatistics> {
  const language = await loadLanguage(locale);
  const phrases: TaggedWord[][] = [];
  let words = 0;
  const sentences: MeasuredSentence[] = [];
  for (const labelled of texts) {
    const text = labelled.replace(LABEL, '');
    const lengths = toSentences(text, language).map((sentence) =>
      measureSentence(toSurfaces(sentence.text), language),
    );
    words += lengths.reduce((sum, sentence) => sum + sentence.words, 0);
    sentences.push(...lengths);
    for (const run of toRuns(text, language)) {
      for (const phrase of toPhrases(run)) phrases.push(phrase);
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
