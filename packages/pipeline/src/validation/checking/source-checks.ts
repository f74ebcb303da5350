import type { Root, RootContent } from 'mdast';
import { toPercent } from '@headway/ground';
import { findUnreadCitations, readCitations, readSplitCitations } from '@headway/text/citations';
import { toTextBlocks } from '@headway/text/markdown';
import { perObject } from '../../text/per-object.ts';
import { plural } from '../../text/plural.ts';
import { truncate } from '../../text/whitespace.ts';
import { advise, forbid, ifTrue, toGradedOutcome, type CheckDefinition, type Finding } from './check.ts';
import { findUntracedFigures, type UntracedFigure } from '../measuring/figure-claims.ts';
import { findForeignLinks } from '../measuring/foreign-links.ts';
import { findMisquotes } from '../measuring/misquotes.ts';
import { findNearDuplicates, findOverlap } from '../measuring/originality.ts';
import type { Source } from '../../protocol/article.ts';
import type { Paragraph } from '../subject/paragraph.ts';
import type { Subject } from '../subject/subject.ts';
import type { ProseLine } from '../subject/prose.ts';
import type { Quotation } from '../../writing/quote.ts';
import { measureSupport, type CitedSentence } from '../measuring/support.ts';

const MAX_OVERLAP = 0.05;
const MAX_UNQUOTED_RUN = 25;
/** The least share of the words of a sentence that are on the pages that it cites. */
const MIN_SUPPORT = 0.2;
/** A shorter sentence may say in other words what the page says. */
const MIN_UNSUPPORTED_WORDS = 6;

function toQuotations(paragraphs: readonly Paragraph[]): Quotation[] {
  return paragraphs.flatMap(({ quotations }) => quotations);
}

function toMisquoteFinding({ text, numbers }: Quotation): Finding {
  const quoted = `“${truncate(text, 60)}”`;
  const fault =
    numbers.length === 0 ? 'is on none of the source pages' : `is not on the page of [${numbers.join(', ')}]`;
  return { detail: `${quoted} ${fault}`, passage: text };
}

/** Quotations without marks that cite a source and are not on its page. They can also be notes in other words. */
function findQuotedBlocks({ sections, sourceTexts }: Subject): Finding[] {
  const quoted = sections.flatMap(({ blocks }) => blocks.filter(({ isQuotation }) => isQuotation));
  return quoted.flatMap(({ paragraph: { text, uncited, citations, quotations } }) => {
    if (quotations.length > 0 || citations.length === 0) return [];
    const whole = { text: uncited, numbers: citations, start: 0, end: text.length };
    return findMisquotes({ text, quotations: [whole], citations }, { sourceTexts }).map(toMisquoteFinding);
  });
}

function toSupportFinding({ text, numbers }: CitedSentence): Finding {
  return {
    detail: `“${truncate(text, 60)}” has little to do with the page of [${numbers.join(', ')}]`,
    passage: text,
  };
}

const isOpen = ({ claim }: UntracedFigure): boolean => claim.answer === null;

function toFigureFinding({ claim: { figure, sentence } }: UntracedFigure): Finding {
  return { detail: `${figure} is on no cited page`, passage: sentence };
}

/** Headings and the cells of tables. */
function toBriefTexts({ sections, readText }: Subject): Paragraph[] {
  return sections.flatMap(({ heading, cells }) => [
    ...(heading === null ? [] : [readText(heading)]),
    ...cells,
  ]);
}

function toLinkFinding(url: string): string {
  return `${truncate(url, 80)} is neither a source nor one of your sites`;
}

/** The numbers without a source, each once, as they are written. */
function findUnknownCitations(root: Root, known: ReadonlySet<number>): Finding[] {
  const found = new Map<number, string>();
  for (const { text, citations } of toTextBlocks(root, known))
    for (const { start, end, numbers } of citations)
      for (const n of numbers) if (!known.has(n) && !found.has(n)) found.set(n, text.slice(start, end));
  return [...found].map(([n, passage]) => ({ detail: `[${n}] has no source`, passage }));
}

const readUnreadCitations = perObject((sources: readonly Source[]) => {
  const known = new Set(sources.map(({ n }) => n));
  return perObject(({ text }: ProseLine) => findUnreadCitations(text, known));
});
const splitCitationsOf = perObject((block: RootContent) => readSplitCitations(block));

/** What an article owes to its sources. */
export const sourceChecks: readonly CheckDefinition[] = [
  forbid(
    'citations',
    'Every citation has its source',
    'Give the number of a source from the list, or delete the citation.',
    ({ draft, root }) => {
      const known = new Set(draft.sources.map(({ n }) => n));
      const cited = readCitations(root, known);
      return {
        findings: [...findUnknownCitations(root, known), ...ifTrue(cited.length === 0, 'nothing is cited')],
        fine: `${plural(cited.length, 'source')} cited`,
      };
    },
  ),
  advise(
    'citation-shapes',
    'Citations in square brackets',
    'Write it as [1] if it cites a source. If it does not, leave it.',
    ({ draft, prose, root }) => ({
      findings: [
        ...prose().flatMap(readUnreadCitations(draft.sources)),
        ...root.children.flatMap(splitCitationsOf),
      ].map((written) => ({
        detail: `${written} may be a citation: write it as [1]`,
        passage: written,
      })),
      fine: 'no other shape',
    }),
  ),
  {
    id: 'support',
    label: 'Cited pages support their sentences',
    action: 'Cite another source for this sentence, or change what it says.',
    run(subject) {
      const sentences = measureSupport(subject);
      return toGradedOutcome({
        certain: sentences
          .filter(({ support, words }) => support === 0 && words >= MIN_UNSUPPORTED_WORDS)
          .map(toSupportFinding),
        possible: sentences.filter(({ support }) => support < MIN_SUPPORT).map(toSupportFinding),
        fine: `${plural(sentences.length, 'sentence')} compared`,
      });
    },
  },
  {
    id: 'links',
    label: 'Links lead to sources and your own sites',
    action: 'Link to a source instead, delete the link, or add the site to the sites of the project.',
    run(subject) {
      const { invented, added, count } = findForeignLinks(subject);
      return toGradedOutcome({
        certain: invented.map(toLinkFinding),
        possible: added.map(toLinkFinding),
        fine: plural(count, 'link'),
      });
    },
  },
  {
    id: 'quotations',
    label: 'Quotations stand in their source word for word',
    action: 'Copy the words from the source, or write them without quotation marks.',
    run(subject) {
      const texts = [...subject.paragraphs, ...toBriefTexts(subject)];
      const misquotes = texts.flatMap((text) => findMisquotes(text, subject));
      return toGradedOutcome({
        certain: misquotes.filter(({ isCertain }) => isCertain).map(toMisquoteFinding),
        possible: [...misquotes.map(toMisquoteFinding), ...findQuotedBlocks(subject)],
        fine: `${plural(toQuotations(texts).length, 'quotation')} found in their sources`,
      });
    },
  },
  {
    id: 'figures',
    label: 'Figures and dates come from a cited page',
    action: 'Cite the page that has the figure, change it, or answer for it yourself.',
    run(subject) {
      const untraced = [
        ...findUntracedFigures(subject),
        // a heading or a cell can count its own rows and parts
        ...findUntracedFigures(subject, toBriefTexts(subject)).map(({ claim }) => ({
          claim,
          isSlight: true,
        })),
      ];
      const open = untraced.filter(isOpen);
      const certain = open.filter(({ isSlight }) => !isSlight);
      const answered = untraced.length - open.length;
      const fine =
        answered === 0 ? 'none without a source' : `people answer for ${plural(answered, 'figure')}`;
      return {
        ...toGradedOutcome({
          certain: certain.map(toFigureFinding),
          possible: open.map(toFigureFinding),
          fine,
        }),
        ...(untraced.length > 0 && { claims: untraced.map(({ claim }) => claim) }),
      };
    },
  },
  forbid(
    'originality',
    'No copied text outside quotations',
    'Rewrite the passage in your own words, or quote and cite it.',
    (subject, { substance }) => {
      const { share, run } = findOverlap(subject, MAX_UNQUOTED_RUN);
      const percent = Math.round(share * 100);
      return {
        findings: [
          ...ifTrue(share > MAX_OVERLAP, `${percent}% of the word sequences also occur in a source`),
          ...ifTrue(
            substance.copying.factor === 0,
            `${toPercent(substance.copying.value)} of the words are in sentences that are put together from the sources`,
          ),
          ...ifTrue(
            run !== null,
            `an unquoted run of ${MAX_UNQUOTED_RUN} words: “${truncate(run ?? '', 60)}”`,
            run,
          ),
        ],
        fine: `${percent}% shared with the sources`,
      };
    },
  ),
  forbid(
    'own-articles',
    'No repetition of your own articles',
    'Change what both articles say, or publish only one of them.',
    (subject) => ({
      findings: findNearDuplicates(subject).map((title) => `nearly the same as “${truncate(title, 60)}”`),
      fine: `${plural(subject.request.ownArticles?.length ?? 0, 'article')} compared`,
    }),
  ),
];
