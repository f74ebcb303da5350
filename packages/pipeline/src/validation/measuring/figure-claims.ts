import { findFigures, hasSameValue, type Figure } from '@headway/text/citations';
import type { FigureAnswer, FigureClaim } from '../../protocol/article.ts';
import type { Paragraph } from '../subject/paragraph.ts';
import { replaceQuoted } from '../../text/find-quoted.ts';
import { perParagraph } from '../subject/per-paragraph.ts';
import type { Subject } from '../subject/subject.ts';
import { withoutUnsourcedNumbers } from './unsourced-numbers.ts';

/**
 * Finds the figures outside quotations that are on no page that their paragraph cites, each with its sentence, and with
 * the answer of the person who answers for it. An answer ends when its sentence changes.
 *
 * @param paragraphs where to search. Default: paragraphs, quotations and list items, not headings and cells
 */
export function findFigureClaims(
  subject: Subject,
  paragraphs: readonly Paragraph[] = subject.paragraphs,
): FigureClaim[] {
  const { answers } = subject;
  return paragraphs.flatMap((paragraph) =>
    findUnknownFigures(paragraph, subject).map((claim) => ({ ...claim, answer: findAnswer(answers, claim) })),
  );
}

const findUnknownFigures = perParagraph(
  ({ text, sentences, citations }, references): Omit<FigureClaim, 'answer'>[] => {
    if (!/\p{Nd}/u.test(text)) return [];
    const { original, pages, sourceFigures } = references;
    // an article may state its own number of pages and of sources, and what the titles of its sources say
    const own = findFigures(
      [
        pages.length,
        original.sources.length,
        ...original.sources.map(({ title, site }) => `${title} ${site}`),
      ].join('\n'),
    );
    const known = sourceFigures();
    const sources = citations.length > 0 ? citations : [...known.keys()];
    const isKnown = (figure: Figure): boolean =>
      own.some((other) => hasSameValue(figure, other)) ||
      sources.some((n) => known.get(n)?.some((other) => hasSameValue(figure, other)) ?? false);
    return sentences.flatMap((sentence) =>
      findFigures(withoutUnsourcedNumbers(replaceQuoted(sentence.text, ' ')))
        .filter((figure) => !isKnown(figure))
        .map(({ written }) => ({ figure: written, sentence: sentence.text })),
    );
  },
);

function findAnswer(
  answers: readonly FigureAnswer[],
  claim: Omit<FigureClaim, 'answer'>,
): FigureClaim['answer'] {
  const answer = answers.find(
    ({ figure, sentence }) => figure === claim.figure && sentence === claim.sentence,
  );
  return answer ? { by: answer.by, at: answer.at } : null;
}
