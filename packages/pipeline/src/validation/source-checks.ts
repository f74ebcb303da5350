import type { Nodes } from 'mdast';
import { findCitations } from '../text/citations.ts';
import { parseMarkdown } from '../text/markdown-text.ts';
import { plural } from '../text/plural.ts';
import { collapseWhitespace, countWords, truncate } from '../text/words.ts';
import { toOutcome, type CheckDefinition } from './check.ts';
import { findNearDuplicates, findUnquotedRun, overlapOf } from './originality.ts';
import type { Subject } from './subject.ts';

const MAX_OVERLAP = 0.05;
const MAX_UNQUOTED_RUN = 25;
/** Shorter quotations are words in inverted commas, which nobody has to have said. */
const MIN_QUOTED_WORDS = 4;

function findUrls(markdown: string): string[] {
  const urls: string[] = [];
  const visit = (node: Nodes): void => {
    if (
      (node.type === 'link' || node.type === 'image' || node.type === 'definition') &&
      /^https?:/iu.test(node.url)
    )
      urls.push(node.url);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(parseMarkdown(markdown));
  return [...new Set(urls)];
}

function findMisquotes({ quotations, sourceTexts }: Subject): string[] {
  return quotations.flatMap(({ text, n }) => {
    if (countWords(text) < MIN_QUOTED_WORDS && n === null) return [];
    if (n === null) return [`“${truncate(text, 60)}” names no source`];
    const isThere = sourceTexts.get(n)?.includes(collapseWhitespace(text)) ?? false;
    return isThere ? [] : [`“${truncate(text, 60)}” is not on the page of [${n}]`];
  });
}

const FIGURE = /\d+(?:[.,]\d+)*\s?%?/gu;

/** Figures of the writer's own sentences that stand on no page which the paragraph cites. */
function findUnsupportedFigures(subject: Subject): string[] {
  // how many pages and sources there are is this article's own knowledge
  const own = new Set([subject.pages.length, subject.draft.sources.length].map(String));
  const titles = subject.draft.sources.map(({ title, site }) => `${title} ${site}`).join('\n');
  return subject.paragraphs.flatMap((paragraph) => {
    const said = paragraph.replace(/“[^“”]*”/gu, ' ');
    const cited = [...paragraph.matchAll(/\[(\d+)\]/gu)].map(([, n]) => Number(n));
    const texts =
      cited.length > 0
        ? cited.map((n) => subject.sourceTexts.get(n) ?? '')
        : [...subject.sourceTexts.values()];
    return [...said.replace(/\[\d+\]/gu, ' ').matchAll(FIGURE)]
      .map(([figure]) => figure.trim())
      .filter((figure) => !own.has(figure) && ![...texts, titles].some((text) => hasFigure(text, figure)))
      .map((figure) => `${figure} is on no cited page`);
  });
}

function hasFigure(text: string, figure: string): boolean {
  for (let at = text.indexOf(figure); at !== -1; at = text.indexOf(figure, at + 1)) {
    const isPart = /\d/u.test(text.charAt(at - 1)) || /\d/u.test(text.charAt(at + figure.length));
    if (!isPart) return true;
  }
  return false;
}

/** Checks of what the article owes to others. */
export const sourceChecks: readonly CheckDefinition[] = [
  {
    id: 'citations',
    label: 'Every citation has its source',
    run({ draft }) {
      const cited = findCitations(draft.markdown);
      const known = new Set(draft.sources.map(({ n }) => n));
      const findings = cited.filter((n) => !known.has(n)).map((n) => `[${n}] has no source`);
      if (cited.length === 0) findings.push('nothing is cited');
      return toOutcome('block', findings, `${plural(cited.length, 'source')} cited`);
    },
  },
  {
    id: 'links',
    label: 'Links lead to sources only',
    run({ draft, pages }) {
      const known = new Set([...draft.sources.map(({ url }) => url), ...pages.map(({ url }) => url)]);
      const urls = findUrls(draft.markdown);
      const isKnown = (url: string): boolean => known.has(url) || known.has(url.replace(/\/$/u, ''));
      return toOutcome(
        'block',
        urls.filter((url) => !isKnown(url)).map((url) => `${truncate(url, 80)} is none of the sources`),
        plural(urls.length, 'link'),
      );
    },
  },
  {
    id: 'quotations',
    label: 'Quotations stand in their source word for word',
    run: (subject) =>
      toOutcome(
        'block',
        findMisquotes(subject),
        `${plural(subject.quotations.length, 'quotation')} found in their sources`,
      ),
  },
  {
    id: 'figures',
    label: 'Figures and dates come from a cited page',
    run: (subject) => toOutcome('block', findUnsupportedFigures(subject), 'none without a source'),
  },
  {
    id: 'originality',
    label: 'No copied text outside quotations',
    run(subject) {
      const texts = [...subject.sourceTexts.values()];
      const overlap = overlapOf(subject.ownText, texts);
      // a long run consists of short ones
      const run = overlap === 0 ? null : findUnquotedRun(subject.ownText, texts, MAX_UNQUOTED_RUN);
      const findings = [
        ...(overlap > MAX_OVERLAP
          ? [`${Math.round(overlap * 100)} % of its word sequences are a source's`]
          : []),
        ...(run === null ? [] : [`an unquoted run of ${MAX_UNQUOTED_RUN} words: “${truncate(run, 60)}”`]),
      ];
      return toOutcome('block', findings, `${Math.round(overlap * 100)} % shared with the sources`);
    },
  },
  {
    id: 'own-articles',
    label: 'No repetition of your own articles',
    run: ({ text, request }) =>
      toOutcome(
        'block',
        findNearDuplicates(text, request.ownArticles ?? []).map(
          (title) => `nearly the same as “${truncate(title, 60)}”`,
        ),
        `${plural(request.ownArticles?.length ?? 0, 'article')} compared`,
      ),
  },
];
