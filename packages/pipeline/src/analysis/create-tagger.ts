import type { Language } from '@headway/text/language';
import { toSentences, toWords, type Word } from '@headway/text/words';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';

/** Reads a text; the returned function tells the part of speech of one of its words. */
export type Tagger = (text: string) => (word: Word) => string;

/** A tagger of the language of a page. */
export function createTagger(blocks: readonly { text: string }[], language: Language): Tagger {
  if (language.code === 'en') return tagEnglish;
  if (language.code === 'de') return createGermanTagger(blocks, language);
  return () => tagAsNoun;
}

const nlp = winkNLP(model, ['sbd', 'pos']);

/** Passing these functions to the tagger selects the features that it returns. They need no `this`. */
const its: Record<'pos' | 'precedingSpaces', (index: number, token: unknown) => string> = nlp.its;

/** A word has the part of speech of the token that ends where it ends. */
function tagEnglish(text: string): (word: Word) => string {
  const doc = nlp.readDoc(text);
  const texts: string[] = doc.tokens().out();
  const spaces: string[] = doc.tokens().out(its.precedingSpaces);
  const tags: string[] = doc.tokens().out(its.pos);
  const byEnd = new Map<number, string>();
  let end = 0;
  for (const [i, token] of texts.entries()) {
    end += (spaces[i] ?? '').length + token.length;
    byEnd.set(end, tags[i] ?? 'X');
  }
  return (word) => byEnd.get(word.end) ?? 'X';
}

/** German nouns have a capital, also within a sentence. Other words can only stand before one, as adjectives do. */
function createGermanTagger(blocks: readonly { text: string }[], language: Language): Tagger {
  const nouns = new Set<string>();
  for (const { text } of blocks) {
    for (const sentence of toSentences(text, language)) {
      for (const { surface, folded } of toWords(sentence.text, language).slice(1))
        if (/^\p{Lu}/u.test(surface)) nouns.add(folded);
    }
  }
  return () =>
    ({ surface, folded }) =>
      /^\p{Lu}/u.test(surface) && nouns.has(folded) ? 'NOUN' : /^\p{L}{3}/u.test(surface) ? 'ADJ' : 'X';
}

/** Without a tagger, every word that is no stop word can be a part of a term. */
function tagAsNoun({ surface }: Word): string {
  return /^\p{L}{3}|^\p{Lu}/u.test(surface) ? 'NOUN' : 'X';
}
