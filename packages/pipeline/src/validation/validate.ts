import { loadLanguage } from '@headway/text/language';
import { takeTurns } from '../threads/abort.ts';
import type { Check } from '../protocol/article.ts';
import type { GenerationRequest } from '../protocol/generation-request.ts';
import type { CompetitorPage, Draft, SeoAnalysis } from '../protocol/stage-outputs.ts';
import { examine, type Examination } from './examine.ts';
import { createReferences, toReferencePages } from './subject/references.ts';
import { createSubject } from './subject/subject.ts';

/** A draft, and what it is compared with. */
export interface ValidationInput {
  request: GenerationRequest;
  draft: Draft;
  /** Of the pages below. */
  analysis: SeoAnalysis;
  /** All pages that were read, cited or not. */
  pages: readonly CompetitorPage[];
}

/**
 * Runs every check on a generated draft, and computes its score. Other work gets its turn between two checks.
 *
 * @param onCheck Receives each finished check, and how many are finished.
 * @throws The signal's reason when it is aborted.
 */
export async function validate(
  { request, draft, analysis, pages }: ValidationInput,
  signal: AbortSignal,
  onCheck?: (check: Check, done: number) => void,
): Promise<Examination> {
  const brief = { request, analysis, pages: toReferencePages(pages, draft), original: draft };
  const references = createReferences(brief, await loadLanguage(request.locale));
  await takeTurns(signal);
  const examination = examine(createSubject(draft, references));
  for (let done = 1; ; done += 1) {
    await takeTurns(signal);
    const step = examination.next();
    if (step.done === true) return step.value;
    onCheck?.(step.value, done);
  }
}
