import { toContentStems } from '@headway/text/words';
import type { Subject } from '../subject/subject.ts';

/** How much of a text is about its keyword. Shares are 0 to 1. */
export interface Relevance {
  /** Of the words of the keyword, those that the text has. */
  keyword: number;
  /** Of the sentences, those with a word of the keyword or of the terms of the pages. */
  sentences: number;
}

/** Measures how much of a text is about its keyword. A keyword of stop words only counts as there. */
export function measureRelevance({
  request,
  analysis,
  paragraphs,
  language,
}: Pick<Subject, 'request' | 'analysis' | 'paragraphs' | 'language'>): Relevance {
  const keyword = [...new Set(toContentStems(request.keyword, language))];
  const about = new Set([...keyword, ...analysis.terms.flatMap(({ stems }) => stems)]);
  const sentences = paragraphs.flatMap((paragraph) => paragraph.sentences);
  const stems = new Set(sentences.flatMap(({ contentStems }) => [...contentStems]));
  const carrying = sentences.filter(({ contentStems }) => [...contentStems].some((stem) => about.has(stem)));
  return {
    keyword: keyword.length === 0 ? 1 : keyword.filter((stem) => stems.has(stem)).length / keyword.length,
    sentences: sentences.length === 0 ? 0 : carrying.length / sentences.length,
  };
}
