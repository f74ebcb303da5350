import model from 'wink-eng-lite-web-model';
import winkNLP, { type Document } from 'wink-nlp';
import { toFleschReadingEase, toSentenceLength, type SentenceLength } from '../text/readability.ts';
import { toSentences } from '../text/sentences.ts';
import { LABEL } from '../text/label.ts';
import { stopWords } from '../text/stop-words.ts';
import { countWords, toStem, toWords } from '../text/words.ts';
import type { AnalyseRequest, PageStatistics } from './page-statistics.ts';

const nlp = winkNLP(model, ['sbd', 'pos']);

/** The tagger is told which feature to give by this very function; it needs no `this`. */
const its: { pos: (index: number, token: unknown) => string } = nlp.its;

const MAX_TERM_WORDS = 3;

interface Token {
  text: string;
  partOfSpeech: string;
}

/** Counts in Maps throughout: pages contain words such as `constructor`. */
type Counts = Map<string, number>;

function count(counts: Counts, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Splits a paragraph into the runs of words between which no noun phrase reaches. */
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

/** Every part of a run that ends with a noun. */
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

/** The noun phrases, names and readability of a page. CPU-bound: run it in a thread. */
export function analyseText({ texts }: AnalyseRequest): PageStatistics {
  const forms = new Map<string, { stems: string[]; counts: Counts }>();
  const entities: Counts = new Map();
  let words = 0;
  const sentences: SentenceLength[] = [];
  for (const labelled of texts) {
    const text = labelled.replace(LABEL, '');
    words += countWords(text);
    sentences.push(...toSentences(text).map((sentence) => toSentenceLength(toWords(sentence.text))));
    for (const run of toRuns(nlp.readDoc(text))) {
      for (const phrase of toPhrases(run)) {
        const stems = phrase.map(toStem);
        const key = stems.join(' ');
        const term = forms.get(key) ?? { stems, counts: new Map() };
        forms.set(key, term);
        count(term.counts, phrase.join(' '));
      }
      const name = run.filter(({ text, partOfSpeech }) => partOfSpeech === 'PROPN' && /^\p{Lu}/u.test(text));
      if (name.length > 0 && name.length <= 4) count(entities, name.map(({ text }) => text).join(' '));
    }
  }
  return {
    terms: [...forms.values()].map(({ stems, counts }) => ({ stems, forms: [...counts] })),
    entities: [...entities],
    readability: toFleschReadingEase(sentences),
    words,
  };
}
