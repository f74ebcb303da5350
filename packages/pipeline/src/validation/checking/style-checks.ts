import { toFigure, toPercent, toRange } from '@headway/ground';
import type { Image, ImageReference, Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { perObject } from '../../text/per-object.ts';
import { toPixelWidth } from '../../text/pixel-width.ts';
import { toBenchmark } from '../measuring/benchmark.ts';
import { toDensityRange } from '../measuring/density-range.ts';
import {
  DESCRIPTION_CHARACTERS,
  HEADINGS_WITH_KEYWORD,
  LEAST_TRANSITIONS,
  LONG_SENTENCE_WORDS,
  MOST_LONG_SENTENCES,
  MOST_PASSIVE,
  PARAGRAPH_WORDS,
  SECTION_WORDS,
  TITLE_PIXELS,
} from '../measuring/style-limits.ts';
import { advise, ifTrue, toOutcome, type CheckDefinition } from './check.ts';
import { isDraftReplaced } from './own-words.ts';

const MIN_COVERAGE = 0.6;

/** The largest of some parts of a text. */
function toLongest<T>(parts: readonly T[], sizeOf: (part: T) => number): T | undefined {
  let longest: T | undefined;
  for (const part of parts) if (longest === undefined || sizeOf(part) > sizeOf(longest)) longest = part;
  return longest;
}

const percent = (share: number): string => toPercent(share, 1);

const readImages = perObject((block: Nodes) => {
  const images: (Image | ImageReference)[] = [];
  visit(block, (node) => {
    if (node.type === 'image' || node.type === 'imageReference') images.push(node);
  });
  return images;
});

/** What readers and search engines like. Only a keyword density far above that of the cited pages forbids publishing. */
export const styleChecks: readonly CheckDefinition[] = [
  {
    id: 'density',
    label: 'Keyword density',
    action: 'Use the keyword more rarely, or use it where it is missing.',
    run(subject, { density }) {
      const { low, high, most } = toDensityRange(subject);
      if (density > most) return { level: 'block', detail: `${percent(density)}, at most ${percent(most)}` };
      const findings = ifTrue(
        density < low || density > high,
        `${percent(density)}; typical: ${percent(low)}–${percent(high)}`,
      );
      return toOutcome('warn', { findings, fine: percent(density) });
    },
  },
  advise(
    'length',
    'Length like the competing pages',
    'Delete what readers do not need, or add what the pages have and the text does not.',
    (subject, { words }) => {
      const { low, high } = toBenchmark(subject).words;
      return {
        findings: ifTrue(
          words < low || words > high,
          `${toFigure(words)} words; typical: ${toRange(low, high)}`,
        ),
        fine: `${toFigure(words)} words`,
      };
    },
  ),
  advise(
    'readability',
    'Readable',
    'Use shorter sentences and shorter words.',
    (subject, { readability }) => {
      const floor = toBenchmark(subject).readability?.low;
      if (readability === null || floor === undefined) return null;
      const score = `${subject.language.readability?.name ?? ''} ${Math.round(readability)}`;
      const findings = ifTrue(readability < floor, `${score}; competing pages: ${floor}`);
      return { findings, fine: score };
    },
  ),
  advise(
    'sentences',
    'Few long sentences',
    'Split the long sentences.',
    ({ paragraphs }, { longSentences }) => ({
      findings: ifTrue(
        longSentences > MOST_LONG_SENTENCES,
        `${percent(longSentences)} over ${LONG_SENTENCE_WORDS} words, at most ${percent(MOST_LONG_SENTENCES)}`,
        toLongest(
          paragraphs.flatMap(({ sentences }) => sentences),
          ({ words }) => words,
        )?.text,
      ),
      fine: percent(longSentences),
    }),
  ),
  advise('passive', 'Little passive voice', 'Say who does it.', ({ paragraphs }, { passive }) =>
    passive === null
      ? null
      : {
          findings: ifTrue(
            passive > MOST_PASSIVE,
            `${percent(passive)} of the sentences, at most ${percent(MOST_PASSIVE)}`,
            paragraphs.flatMap(({ sentences }) => sentences).find(({ isPassive }) => isPassive)?.text,
          ),
          fine: percent(passive),
        },
  ),
  advise(
    'transitions',
    'Connected sentences',
    'Connect sentences with words such as “because”, “but” or “for example”.',
    (_subject, { transitions }) =>
      transitions === null
        ? null
        : {
            findings: ifTrue(
              transitions < LEAST_TRANSITIONS,
              `${percent(transitions)} with a transition, at least ${percent(LEAST_TRANSITIONS)}`,
            ),
            fine: percent(transitions),
          },
  ),
  advise(
    'paragraphs',
    'Short paragraphs and sections',
    'Split the paragraph, or give a part of the section a heading of its own.',
    (subject, { longestParagraph, longestSection }) => ({
      findings: [
        ...ifTrue(
          longestParagraph > PARAGRAPH_WORDS,
          `a paragraph of ${longestParagraph} words, at most ${PARAGRAPH_WORDS}`,
          toLongest(subject.paragraphs, ({ words }) => words.length)?.sentences[0]?.text,
        ),
        ...ifTrue(
          longestSection > SECTION_WORDS,
          `a section of ${longestSection} words, at most ${SECTION_WORDS}`,
          toLongest(subject.sections, ({ words }) => words)?.heading,
        ),
      ],
      fine: `at most ${longestParagraph} words per paragraph, ${longestSection} per section`,
    }),
  ),
  advise(
    'headings',
    'Headings that carry the keyword',
    'Use a word of the keyword in a third to three quarters of the headings.',
    ({ sections }, { headingsWithKeyword: share, headings }) => ({
      findings: [
        ...ifTrue(headings < 2, `${headings} section headings`),
        ...ifTrue(
          share < HEADINGS_WITH_KEYWORD.low || share > HEADINGS_WITH_KEYWORD.high,
          `${percent(share)}; typical: ${HEADINGS_WITH_KEYWORD.low * 100}–${HEADINGS_WITH_KEYWORD.high * 100}%`,
          sections.find(({ level }) => level >= 2)?.heading,
        ),
      ],
      fine: percent(share),
    }),
  ),
  advise(
    'terms',
    'Terms of the competing pages',
    'Use the missing terms where they fit, or ignore them in the list of terms.',
    (_subject, { terms }) => {
      const missing = terms.filter(({ count }) => count === 0).map(({ term }) => term);
      const used = terms.length - missing.length;
      const gaps = missing.length > 0 ? `; missing: ${missing.slice(0, 5).join(', ')}` : '';
      const fine = `${used} of ${terms.length} used${gaps}`;
      return { findings: ifTrue(terms.length > 0 && used / terms.length < MIN_COVERAGE, fine), fine };
    },
  ),
  advise(
    'title',
    'Title',
    'Change the main heading, which is the title.',
    ({ draft }, { titleHasKeyword }) => {
      const width = Math.round(toPixelWidth(draft.title));
      return {
        findings: [
          ...ifTrue(width > TITLE_PIXELS, `${width} pixels wide; search results show about ${TITLE_PIXELS}`),
          ...ifTrue(!titleHasKeyword, 'the keyword is missing'),
        ],
        fine: `${width} of about ${TITLE_PIXELS} pixels, with the keyword`,
      };
    },
  ),
  advise(
    'meta-description',
    'Meta description',
    'Write another description where you publish the article: this one is written with the text.',
    ({ draft, original }, metrics) => {
      const { length } = draft.metaDescription;
      const isOld = isDraftReplaced(metrics) && draft.metaDescription === original.metaDescription;
      return {
        findings: [
          ...ifTrue(
            length < DESCRIPTION_CHARACTERS.low || length > DESCRIPTION_CHARACTERS.high,
            `${length} characters; recommended: ${DESCRIPTION_CHARACTERS.low}–${DESCRIPTION_CHARACTERS.high}`,
          ),
          ...ifTrue(isOld, 'it still describes the extractive draft'),
        ],
        fine: `${length} characters`,
      };
    },
  ),
  advise('images', 'Images with a description', 'Add an image, and describe what it shows.', ({ root }) => {
    const images = root.children.flatMap(readImages);
    const undescribed = images.filter(({ alt }) => (alt ?? '').trim() === '').length;
    return {
      findings: [
        ...ifTrue(images.length === 0, 'no image'),
        ...ifTrue(undescribed > 0, `${undescribed} without a description`),
      ],
      fine: `${images.length}`,
    };
  }),
  advise(
    'sources',
    'Several sources',
    'Generate the article again: sources are found then.',
    ({ draft: { sources } }) => ({
      findings: ifTrue(sources.length < 3, `${sources.length}; at least 3 are recommended`),
      fine: `${sources.length}`,
    }),
  ),
];
