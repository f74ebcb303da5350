import { toFigure, toPercent, toRange } from '@headway/ground';
import type { Image, ImageReference, Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { perObject } from '../../text/per-object.ts';
import { toPixelWidth } from '../../text/pixel-width.ts';
import { toBenchmark } from '../measuring/benchmark.ts';
import { toDensityRange } from '../measuring/density-range.ts';
import { advise, ifTrue, toOutcome, type CheckDefinition } from './check.ts';
import { isRewritten } from './own-words.ts';

const MIN_COVERAGE = 0.6;

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
  advise('length', 'Length like the competing pages', (subject, { words }) => {
    const { low, high } = toBenchmark(subject).words;
    return {
      findings: ifTrue(
        words < low || words > high,
        `${toFigure(words)} words; typical: ${toRange(low, high)}`,
      ),
      fine: `${toFigure(words)} words`,
    };
  }),
  advise('readability', 'Readable', (subject, { readability }) => {
    const floor = toBenchmark(subject).readability;
    if (readability === null || floor === null) return null;
    const score = `${subject.language.readability?.name ?? ''} ${Math.round(readability)}`;
    const findings = ifTrue(readability < floor, `${score}; competing pages: ${floor}`);
    return { findings, fine: score };
  }),
  advise('sentences', 'Few long sentences', (_subject, { longSentences }) => ({
    findings: ifTrue(longSentences > 0.25, `${percent(longSentences)} over 20 words, at most 25%`),
    fine: percent(longSentences),
  })),
  advise('passive', 'Little passive voice', (_subject, { passive }) =>
    passive === null
      ? null
      : {
          findings: ifTrue(passive > 0.1, `${percent(passive)} of the sentences, at most 10%`),
          fine: percent(passive),
        },
  ),
  advise('transitions', 'Connected sentences', (_subject, { transitions }) =>
    transitions === null
      ? null
      : {
          findings: ifTrue(transitions < 0.3, `${percent(transitions)} with a transition, at least 30%`),
          fine: percent(transitions),
        },
  ),
  advise('paragraphs', 'Short paragraphs and sections', (_subject, { longestParagraph, longestSection }) => ({
    findings: [
      ...ifTrue(longestParagraph > 150, `a paragraph of ${longestParagraph} words, at most 150`),
      ...ifTrue(longestSection > 300, `a section of ${longestSection} words, at most 300`),
    ],
    fine: `at most ${longestParagraph} words per paragraph, ${longestSection} per section`,
  })),
  advise(
    'headings',
    'Headings that carry the keyword',
    (_subject, { headingsWithKeyword: share, headings }) => ({
      findings: [
        ...ifTrue(headings < 2, `${headings} section headings`),
        ...ifTrue(share < 0.3 || share > 0.75, `${percent(share)}; typical: 30–75%`),
      ],
      fine: percent(share),
    }),
  ),
  advise('terms', 'Terms of the competing pages', (_subject, { terms }) => {
    const missing = terms.filter(({ count }) => count === 0).map(({ term }) => term);
    const used = terms.length - missing.length;
    const gaps = missing.length > 0 ? `; missing: ${missing.slice(0, 5).join(', ')}` : '';
    const fine = `${used} of ${terms.length} used${gaps}`;
    return { findings: ifTrue(terms.length > 0 && used / terms.length < MIN_COVERAGE, fine), fine };
  }),
  advise('title', 'Title', ({ draft }, { titleHasKeyword }) => {
    const width = Math.round(toPixelWidth(draft.title));
    return {
      findings: [
        ...ifTrue(width > 600, `${width} pixels wide; search results show about 600`),
        ...ifTrue(!titleHasKeyword, 'the keyword is missing'),
      ],
      fine: `${width} of about 600 pixels, with the keyword`,
    };
  }),
  advise('meta-description', 'Meta description', ({ draft, original }, metrics) => {
    const { length } = draft.metaDescription;
    const isOld = isRewritten(metrics) && draft.metaDescription === original.metaDescription;
    return {
      findings: [
        ...ifTrue(length < 120 || length > 156, `${length} characters; recommended: 120–156`),
        ...ifTrue(isOld, 'it still describes the extractive draft'),
      ],
      fine: `${length} characters`,
    };
  }),
  advise('images', 'Images with a description', ({ root }) => {
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
  advise('sources', 'Several sources', ({ draft: { sources } }) => ({
    findings: ifTrue(sources.length < 3, `${sources.length}; at least 3 are recommended`),
    fine: `${sources.length}`,
  })),
];
