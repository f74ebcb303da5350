import { createPhraseFinder, type PhrasePlace, type TermChoices } from '@headway/text/words';
import { perObject } from '../../text/per-object.ts';
import type { Paragraph } from './paragraph.ts';
import type { References } from './references.ts';
import { withoutKeyword } from './without-keyword.ts';

/**
 * A team's choice of terms. It decides which terms are listed and which terms of the pages give points. What a text is
 * about is measured by the terms of the pages alone.
 */
export interface ChosenTerms {
  /** The team's own terms. They give no points, since no page says how often they are usual. */
  added: readonly string[];
  /** Finds the uses of added terms, which are counted from 0. */
  findAdded: (paragraph: Paragraph) => readonly PhrasePlace[];
  /** Whether the team ignores a term of the pages. */
  isIgnored: (term: string) => boolean;
}

/** Every term of the pages, and no other. */
export const TERMS_OF_PAGES: ChosenTerms = { added: [], findAdded: () => [], isIgnored: () => false };

/** Prepares a team's choice for assessments of several texts. */
export function chooseTerms(
  { analysis, request, language }: Pick<References, 'analysis' | 'request' | 'language'>,
  choices: TermChoices,
): ChosenTerms {
  const ignored = new Set(choices.ignored.map(toKey));
  const known = new Set(analysis.terms.map(({ term }) => toKey(term)));
  const own = choices.added.filter((term) => !known.has(toKey(term))).map((term) => ({ term }));
  const added = withoutKeyword(own, request.keyword, language).map(({ term }) => term);
  const find = createPhraseFinder(added, language);
  return {
    added,
    findAdded: perObject(({ text, words }: Paragraph) => find(text, words)),
    isIgnored: (term) => ignored.has(toKey(term)),
  };
}

function toKey(term: string): string {
  return term.trim().toLowerCase();
}
