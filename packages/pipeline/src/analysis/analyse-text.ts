import model from 'wink-eng-lite-web-model';
import winkNLP, { type Document } from 'wink-nlp';
import { countEach } from '../text/count-each.ts';
import { toFleschReadingEase, toSentenceLength, type SentenceLength } from '../text/readability.ts';
import { toSentences } from '../text/sentences.ts';
import { LABEL } from '../text/label.ts';
import { stopWords } from '../text/stop-words.ts';
import { countWords, toStem, toWords } from '../text/words.ts';
import type { AnalyseRequest, PageStatistics } from './page-statistics.ts';

const nlp = winkNLP(model, ['sbd', 'pos']);

/** Passing this function to the tagger selects the feature that it returns. It needs no `this`. */
const its: { pos: (index: number, token: unknown) => string } = nlp.its;

const MAX_TERM_WORDS = 3;

interface Token {
  text: string;
  partOfSpeech: string;
}

/** Splits a paragraph into runs of words. A noun phrase is always inside one run. */
function toRuns(doc: Document): Token[][] {
  const texts: string[] = doc.tokens().out();
  const tags: string[] = doc.tokens().out(its.pos);
  const runs: Token[][] = [];
  let run: Token[] = [];
  texts.forEach((text, i) => {
    const partOfSpeech = tags[i] ?? 'X';
    const isPart = /^(?:ADJ|NOUN|PROPN)$/u.test(partOfSpeech) && /^\p{L}[\p{L}\p{N}.'’-]*$/u.test(text);
    if (isPart && !stopWords.has(text.toLowerCase())) run.push({ text, partOfSpeech });
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  });
  if (run.length > 0) runs.push(run);
  return runs;
}

/** All parts of a run, up to three words long, that end with a noun. */
function toPhrases(run: readonly Token[]): string[][] {
  const phrases: string[][] = [];
  for (let end = 1; end <= run.length; end += 1) {
    if (run[end - 1]?.partOfSpeech === 'ADJ') continue;
    for (let length = 1; length <= Math.min(MAX_TERM_WORDS, end); length += 1) {
      phrases.push(run.slice(end - length, end).map(({ text }) => text));
    }
  }
  return phrases;
}

/** Finds the noun phrases, names and readability of a page. Takes much processor time: call it in a thread. */
export function analyseText({ texts }: AnalyseRequest): PageStatistics {
  const phrases: string[][] = [];
  const names: string[] = [];
  let words = 0;
  const sentences: SentenceLength[] = [];
  for (const labelled of texts) {
    const text = labelled.replace(LABEL, '');
    words += countWords(text);
    sentences.push(...toSentences(text).map((sentence) => toSentenceLength(toWords(sentence.text))));
    for (const run of toRuns(nlp.readDoc(text))) {
      for (const phrase of toPhrases(run)) phrases.push(phrase);
      const name = run.filter(({ text, partOfSpeech }) => partOfSpeech === 'PROPN' && /^\p{Lu}/u.test(text));
      if (name.length > 0 && name.length <= 4) names.push(name.map(({ text }) => text).join(' '));
    }
  }
  const byStems = Map.groupBy(phrases, (phrase) => phrase.map(toStem).join(' '));
  return {
    terms: [...byStems.values()].map((same) => ({
      stems: (same[0] ?? []).map(toStem),
      forms: [...countEach(same.map((phrase) => phrase.join(' ')))],
    })),
    entities: [...countEach(names)],
    readability: toFleschReadingEase(sentences),
    words,
  };
}
