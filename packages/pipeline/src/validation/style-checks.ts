import type { Image, ImageReference, Nodes } from 'mdast';
import { toPixelWidth } from '../text/pixel-width.ts';
import { toOutcome, type CheckDefinition } from './check.ts';
import { isRewritten } from './own-words.ts';

const MAX_DENSITY = 0.04;
const MIN_COVERAGE = 0.6;

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

function findImages(root: Nodes): (Image | ImageReference)[] {
  if (root.type === 'image' || root.type === 'imageReference') return [root];
  return 'children' in root ? root.children.flatMap(findImages) : [];
}

function ifTrue(condition: boolean, finding: string): string[] {
  return condition ? [finding] : [];
}

/** Checks of what readers and search engines like. All but an absurd density only advise. */
export const styleChecks: readonly CheckDefinition[] = [
  {
    id: 'density',
    label: 'Keyword density',
    run(_subject, { density }) {
      if (density > MAX_DENSITY) return { level: 'block', detail: `${percent(density)}, at most 4 %` };
      const findings = ifTrue(density < 0.005 || density > 0.03, `${percent(density)}, usual are 0.5 to 3 %`);
      return toOutcome('warn', findings, percent(density));
    },
  },
  {
    id: 'length',
    label: 'Length like the competing pages',
    run({ analysis }, { words }) {
      const low = Math.round(analysis.words.low * 0.7);
      const high = Math.round(analysis.words.high * 1.3);
      return toOutcome(
        'warn',
        ifTrue(words < low || words > high, `${words} words, usual are ${low} to ${high}`),
        `${words} words`,
      );
    },
  },
  {
    id: 'readability',
    label: 'Readable',
    run({ analysis }, { readability }) {
      const floor = Math.min(50, analysis.readability.low);
      const score = Math.round(readability);
      return toOutcome(
        'warn',
        ifTrue(readability < floor, `Flesch ${score}, the pages reach ${Math.round(floor)}`),
        `Flesch ${score}`,
      );
    },
  },
  {
    id: 'sentences',
    label: 'Few long sentences',
    run: (_subject, { longSentences }) =>
      toOutcome(
        'warn',
        ifTrue(longSentences > 0.25, `${percent(longSentences)} over 20 words, at most 25 %`),
        percent(longSentences),
      ),
  },
  {
    id: 'passive',
    label: 'Little passive voice',
    run: (_subject, { passive }) =>
      toOutcome(
        'warn',
        ifTrue(passive > 0.1, `${percent(passive)} of the sentences, at most 10 %`),
        percent(passive),
      ),
  },
  {
    id: 'transitions',
    label: 'Connected sentences',
    run: (_subject, { transitions }) =>
      toOutcome(
        'warn',
        ifTrue(transitions < 0.3, `${percent(transitions)} with a transition, at least 30 %`),
        percent(transitions),
      ),
  },
  {
    id: 'paragraphs',
    label: 'Short paragraphs and sections',
    run: (_subject, { longestParagraph, longestSection }) =>
      toOutcome(
        'warn',
        [
          ...ifTrue(longestParagraph > 150, `a paragraph of ${longestParagraph} words, at most 150`),
          ...ifTrue(longestSection > 300, `a section of ${longestSection} words, at most 300`),
        ],
        `at most ${longestParagraph} words a paragraph, ${longestSection} a section`,
      ),
  },
  {
    id: 'headings',
    label: 'Headings that carry the keyword',
    run: (_subject, { headingsWithKeyword, headings }) =>
      toOutcome(
        'warn',
        [
          ...ifTrue(headings < 2, `${headings} section headings`),
          ...ifTrue(
            headingsWithKeyword < 0.3 || headingsWithKeyword > 0.75,
            `${percent(headingsWithKeyword)}, usual are 30 to 75 %`,
          ),
        ],
        percent(headingsWithKeyword),
      ),
  },
  {
    id: 'terms',
    label: 'Terms of the competing pages',
    run(_subject, { terms }) {
      const used = terms.filter(({ count }) => count > 0).length;
      const missing = terms.filter(({ count }) => count === 0).map(({ term }) => term);
      const detail = `${used} of ${terms.length} used`;
      const gaps = missing.length > 0 ? `, missing are ${missing.slice(0, 5).join(', ')}` : '';
      return toOutcome(
        'warn',
        ifTrue(terms.length > 0 && used / terms.length < MIN_COVERAGE, detail + gaps),
        detail + gaps,
      );
    },
  },
  {
    id: 'title',
    label: 'Title',
    run({ draft }, { titleHasKeyword }) {
      const width = Math.round(toPixelWidth(draft.title));
      return toOutcome(
        'warn',
        [
          ...ifTrue(width > 600, `${width} pixels wide, results show about 600`),
          ...ifTrue(!titleHasKeyword, 'without the keyword'),
        ],
        `${width} of about 600 pixels, with the keyword`,
      );
    },
  },
  {
    id: 'meta-description',
    label: 'Meta description',
    run({ draft, original }, metrics) {
      const { length } = draft.metaDescription;
      return toOutcome(
        'warn',
        [
          ...ifTrue(length < 120 || length > 156, `${length} characters, usual are 120 to 156`),
          ...ifTrue(
            isRewritten(metrics) && draft.metaDescription === original.metaDescription,
            'it still describes the extractive draft',
          ),
        ],
        `${length} characters`,
      );
    },
  },
  {
    id: 'images',
    label: 'Images with a description',
    run({ root }) {
      const images = findImages(root);
      const undescribed = images.filter(({ alt }) => (alt ?? '').trim() === '').length;
      return toOutcome(
        'warn',
        [
          ...ifTrue(images.length === 0, 'no image'),
          ...ifTrue(undescribed > 0, `${undescribed} without a description`),
        ],
        `${images.length}`,
      );
    },
  },
  {
    id: 'sources',
    label: 'Several sources',
    run: ({ draft }) =>
      toOutcome(
        'warn',
        ifTrue(draft.sources.length < 3, `${draft.sources.length}, at least 3`),
        `${draft.sources.length}`,
      ),
  },
];
