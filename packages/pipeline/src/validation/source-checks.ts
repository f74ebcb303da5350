import { countWords } from '@headway/text/words';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { findCitations } from '../text/citations.ts';
import { plural } from '../text/plural.ts';
import { collapseWhitespace, truncate } from '../text/whitespace.ts';
import { forbid, ifTrue, type CheckDefinition, type Finding } from './check.ts';
import { findNearDuplicates, findOverlap } from './originality.ts';
import type { Paragraph } from './paragraph.ts';
import type { Quotation } from '../writing/quote.ts';
import type { Subject } from './subject.ts';

const MAX_OVERLAP = 0.05;
const MAX_UNQUOTED_RUN = 25;
/** A shorter text in quotation marks need not be a quotation. */
const MIN_QUOTED_WORDS = 4;

function findUrls(root: Root): string[] {
  const urls = new Set<string>();
  visit(root, ['link', 'image', 'definition'], (node) => {
    if ('url' in node && /^https?:/iu.test(node.url)) urls.add(node.url);
  });
  return [...urls];
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

/** Finds figures outside quotations that are on no page that their paragraph cites. */
function findUnsupportedFigures(subject: Subject): string[] {
  // an article may state its own number of pages and of sources
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

/** Looks figures up in sources. Searches a text only if it contains all numbers of the figure. */
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

/** What an article owes to its sources. */
export const sourceChecks: readonly CheckDefinition[] = [
  forbid('citations', 'Every citation has its source', ({ draft, root }) => {
    const cited = findCitations(root);
    const known = new Set(draft.sources.map(({ n }) => n));
    return {
      findings: [
        ...cited.filter((n) => !known.has(n)).map((n) => `[${n}] has no source`),
        ...ifTrue(cited.length === 0, 'nothing is cited'),
      ],
      fine: `${plural(cited.length, 'source')} cited`,
    };
  }),
  forbid('links', 'Links lead to sources only', ({ draft, root, pages }) => {
    const known = new Set([...draft.sources, ...pages].map(({ url }) => url));
    const urls = findUrls(root);
    const others = urls.filter((url) => !known.has(url) && !known.has(url.replace(/\/$/u, '')));
    return {
      findings: others.map((url) => `${truncate(url, 80)} is not one of the sources`),
      fine: plural(urls.length, 'link'),
    };
  }),
  forbid('quotations', 'Quotations stand in their source word for word', (subject) => ({
    findings: findMisquotes(subject),
    fine: `${plural(toQuotations(subject.paragraphs).length, 'quotation')} found in their sources`,
  })),
  forbid('figures', 'Figures and dates come from a cited page', (subject) => ({
    findings: findUnsupportedFigures(subject),
    fine: 'none without a source',
  })),
  forbid('originality', 'No copied text outside quotations', (subject) => {
    const { share, run } = findOverlap(subject, MAX_UNQUOTED_RUN);
    const percent = Math.round(share * 100);
    return {
      findings: [
        ...ifTrue(share > MAX_OVERLAP, `${percent}% of the word sequences also occur in a source`),
        ...(run === null ? [] : [`an unquoted run of ${MAX_UNQUOTED_RUN} words: “${truncate(run, 60)}”`]),
      ],
      fine: `${percent}% shared with the sources`,
    };
  }),
  forbid('own-articles', 'No repetition of your own articles', (subject) => ({
    findings: findNearDuplicates(subject).map((title) => `nearly the same as “${truncate(title, 60)}”`),
    fine: `${plural(subject.request.ownArticles?.length ?? 0, 'article')} compared`,
  })),
];
