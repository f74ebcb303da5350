import { findFigures, hasSameValue, type Figure } from '@headway/text/figures';
import type { FigureAnswer, FigureClaim } from '../../protocol/article.ts';
import type { Paragraph } from '../subject/paragraph.ts';
import { replaceQuoted } from '../../text/find-quoted.ts';
import { perObject } from '../../text/per-object.ts';
import type { References } from '../subject/references.ts';
import type { Subject } from '../subject/subject.ts';
import { isSlight } from './slight-figures.ts';
import { withoutUnsourcedNumbers } from './unsourced-numbers.ts';

/** A figure that no cited page has, and how much that matters. */
export interface UntracedFigure {
  claim: FigureClaim;
  /** Whether it may be an example, a version, a date or a count of the text itself: see `isSlight`. */
  isSlight: boolean;
}

/**
 * Finds the figures outside quotations that are on no page that their paragraph cites, each with its sentence, and with
 * the answer of the person who answers for it. An answer ends when its sentence changes.
 *
 * @param paragraphs Where to search. Default: paragraphs, quotations and list items, not headings and cells.
 */
export function findUntracedFigures(
  subject: Subject,
  paragraphs: readonly Paragraph[] = subject.paragraphs,
): UntracedFigure[] {
  const { answers } = subject;
  return paragraphs.flatMap((paragraph) =>
    findUnknownFigures(subject.references)(paragraph).map(({ figure, sentence, isSlight }) => ({
      claim: { figure, sentence, answer: findAnswer(answers, { figure, sentence }) },
      isSlight,
    })),
  );
}

type UnknownFigure = Pick<FigureClaim, 'figure' | 'sentence'> & Pick<UntracedFigure, 'isSlight'>;

const findUnknownFigures = perObject(({ original, pages, sourceFigures, language }: References) =>
  perObject(({ sentences, citations }: Paragraph): UnknownFigure[] => {
    const written = sentences.flatMap(({ text: sentence }) => {
      const text = withoutUnsourcedNumbers(replaceQuoted(sentence, ' '));
      return findFigures(text, language.code).map((figure) => ({ figure, text, sentence }));
    });
    if (written.length === 0) return [];
    // an article may state its own number of pages and of sources, and what the titles of its sources say
    const own = findFigures(
      [
        pages.length,
        original.sources.length,
        ...original.sources.map(({ title, site }) => `${title} ${site}`),
      ].join('\n'),
      language.code,
    );
    const known = sourceFigures();
    const sources = citations.length > 0 ? citations : [...known.keys()];
    const isKnown = (figure: Figure): boolean =>
      own.some((other) => hasSameValue(figure, other)) ||
      sources.some((n) => known.get(n)?.some((other) => hasSameValue(figure, other)) ?? false);
    return written
      .filter(({ figure }) => !isKnown(figure))
      .map(({ figure, text, sentence }) => ({
        figure: figure.written,
        sentence,
        isSlight: isSlight(figure, text),
      }));
  }),
);

function findAnswer(
  answers: readonly FigureAnswer[],
  claim: Pick<FigureClaim, 'figure' | 'sentence'>,
): FigureClaim['answer'] {
  const answer = answers.find(
    ({ figure, sentence }) => figure === claim.figure && sentence === claim.sentence,
  );
  return answer ? { by: answer.by, at: answer.at } : null;
}
