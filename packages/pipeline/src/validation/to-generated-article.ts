import type { Article, AssessedArticle, Check } from '../protocol/article.ts';
import { toHtml } from '../markdown/to-html.ts';
import { toSlug } from '../writing/title.ts';
import type { Examination } from './examine.ts';
import { OWN_WORDS } from './checking/own-words.ts';
import { toMeasures } from './to-measures.ts';

const NOTICE = 'Extractive draft: rewrite before publishing';

/** The facts of a generation that edits do not change. */
export interface History {
  /** The score before the last stage. */
  before: number;
  /** The changes of the last stage, one sentence each. */
  changes: string[];
  usage: Article['usage'];
}

const isBlock = ({ level }: Check): boolean => level === 'block';

/** Converts an examination into the article that it is about. */
export function toGeneratedArticle(examination: Examination, history: History): Article {
  const { root, draft } = examination.subject;
  return { ...toAssessedArticle(examination, history), html: toHtml(root, draft.sources) };
}

/** Converts an examination into the article that it is about, without the HTML, whose making takes a quarter of the time. */
export function toAssessedArticle(
  { subject, metrics, checks, score }: Examination,
  { before, changes, usage }: History,
): AssessedArticle {
  const { draft, request } = subject;
  return {
    keyword: request.keyword,
    locale: request.locale,
    title: draft.title,
    metaDescription: draft.metaDescription,
    slug: toSlug(request.keyword),
    markdown: draft.markdown,
    words: metrics.words,
    writer: draft.writer,
    notice: checks.some((check) => check.id === OWN_WORDS && isBlock(check)) ? NOTICE : null,
    publishable: !checks.some(isBlock),
    ...(draft.isCut !== undefined && { isCut: draft.isCut }),
    score: { ...score, before },
    sources: draft.sources,
    checks,
    terms: metrics.terms,
    measures: toMeasures(subject, metrics),
    changes,
    jsonLd: subject.jsonLd,
    usage,
  };
}
