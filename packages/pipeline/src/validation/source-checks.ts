import type { Nodes } from 'mdast';
import { findCitations } from '../text/citations.ts';
import { plural } from '../text/plural.ts';
import { collapseWhitespace, countWords, truncate } from '../text/words.ts';
import { toOutcome, type CheckDefinition, type Finding } from './check.ts';
import { findNearDuplicates, findOverlap } from './originality.ts';
import type { Paragraph } from './paragraph.ts';
import type { Quotation } from '../writing/quote.ts';
import type { Subject } from './subject.ts';

const MAX_OVERLAP = 0.05;
const MAX_UNQUOTED_RUN = 25;
/** Shorter quotations are words in inverted commas, which nobody has to have said. */
const MIN_QUOTED_WORDS = 4;

function findUrls(root: Nodes): string[] {
  const urls: string[] = [];
  const visit = (node: Nodes): void => {
    if (
      (node.type === 'link' || node.type === 'image' || node.type === 'definition') &&
      /^https?:/iu.test(node.url)
    )
      urls.push(node.url);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(root);
  return [...new Set(urls)];
}

function toQuotations(paragraphs: readonly Paragraph[]): Quotation[] {
  return paragraphs.flatMap(({ quotations }) => quotations);
}

function findMisquotes({ paragraphs, sourceTexts }: Subject): Finding[] {
  return toQuotations(paragraphs).flatMap(({ text, n }) => {
    if (countWords(text) < MIN_QUOTED_WORDS && n === null) return [];
    if (n === null) return [{ detail: `“${truncate(text, 60)}” names no source`, passage: text }];
    const isThere = sourceTexts.get(n)?.includes(collapseWhitespace(text)) ?? false;
    return isThere ? [] : [{ detail: `“${truncate(text, 60)}” is not on the page of [${n}]`, passage: text }];
  });
}

const FIGURE = /\d+(?:[.,]\d+)*\s?%?/gu;

/** Figures of the writer's own sentences that stand on no page which the paragraph cites. */
function findUnsupportedFigures(subject: Subject): string[] {
  // how many pages and sources there are is this article's own knowledge
  const own = new Set([subject.pages.length, subject.draft.sources.length].map(String));
  const titles = subject.draft.sources.map(({ title, site }) => `${title} ${site}`).join('\n');
  const isIn = createFigureSearch(subject);
  return subject.paragraphs.flatMap(({ text }) => {
    const said = text.replace(/“[^“”]*”/gu, ' ');
    const cited = [...text.matchAll(/\[(\d+)\]/gu)].map(([, n]) => Number(n));
    const sources = cited.length > 0 ? cited : [...subject.sourceTexts.keys()];
    return [...said.replace(/\[\d+\]/gu, ' ').matchAll(FIGURE)]
      .map(([figure]) => figure.trim())
      .filter(
        (figure) => !own.has(figure) && !hasFigure(titles, figure) && !sources.some((n) => isIn(n, figure)),
      )
      .map((figure) => `${figure} is on no cited page`);
  });
}

/** Looks figures up in sources, in the text itself only where all of their numbers stand in it. */
function createFigureSearch({ sourceTexts, sourceNumbers }: Subject): (n: number, figure: string) => boolean {
  const numbers = sourceNumbers();
  const known = new Map<string, boolean>();
  return (n, figure) => {
    const key = `${n}:${figure}`;
    const isKnown = known.get(key);
    if (isKnown !== undefined) return isKnown;
    const own = numbers.get(n);
    const found =
      own !== undefined &&
      (figure.match(/\d+/gu) ?? []).every((number) => own.has(number)) &&
      hasFigure(sourceTexts.get(n) ?? '', figure);
    known.set(key, found);
    return found;
  };
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
    run({ draft, root }) {
      const cited = findCitations(root);
      const known = new Set(draft.sources.map(({ n }) => n));
      const findings = cited.filter((n) => !known.has(n)).map((n) => `[${n}] has no source`);
      if (cited.length === 0) findings.push('nothing is cited');
      return toOutcome('block', findings, `${plural(cited.length, 'source')} cited`);
    },
  },
  {
    id: 'links',
    label: 'Links lead to sources only',
    run({ draft, root, pages }) {
      const known = new Set([...draft.sources.map(({ url }) => url), ...pages.map(({ url }) => url)]);
      const urls = findUrls(root);
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
        `${plural(toQuotations(subject.paragraphs).length, 'quotation')} found in their sources`,
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
      const { share, run } = findOverlap(subject, MAX_UNQUOTED_RUN);
      const percent = Math.round(share * 100);
      const findings = [
        ...(share > MAX_OVERLAP ? [`${percent} % of its word sequences are a source's`] : []),
        ...(run === null ? [] : [`an unquoted run of ${MAX_UNQUOTED_RUN} words: “${truncate(run, 60)}”`]),
      ];
      return toOutcome('block', findings, `${percent} % shared with the sources`);
    },
  },
  {
    id: 'own-articles',
    label: 'No repetition of your own articles',
    run: (subject) =>
      toOutcome(
        'block',
        findNearDuplicates(subject).map((title) => `nearly the same as “${truncate(title, 60)}”`),
        `${plural(subject.request.ownArticles?.length ?? 0, 'article')} compared`,
      ),
  },
];
