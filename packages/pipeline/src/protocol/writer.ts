import type { Language } from '@headway/text/language';
import type { GenerationRequest } from './generation-request.ts';
import type { CompetitorPage, Draft, SeoAnalysis, TermStatistic } from './stage-outputs.ts';
import type { StageReport } from './stages.ts';

/** The material of an article. */
export interface Brief {
  request: GenerationRequest;
  pages: readonly CompetitorPage[];
  analysis: SeoAnalysis;
  /** The language of the article. */
  language: Language;
}

/** The deficits of a draft, for another round. */
export interface Gaps {
  /** Terms of the competing pages that the draft uses too rarely, the weightiest first. */
  terms: readonly TermStatistic[];
  /** Questions that it does not answer. */
  questions: readonly string[];
  /** The findings of the validation, in words. */
  findings: readonly string[];
  /** The number of words that are missing; negative when the draft is too long. */
  words: number;
}

/** The options of one call of a writer. */
export interface WriterOptions {
  signal: AbortSignal;
  idempotencyKey: string;
  report: (report: StageReport) => void;
}

/** A draft, and the tokens that it used. */
export interface Written {
  draft: Draft;
  inputTokens: number;
  outputTokens: number;
}

/** Writes articles. Its calls reject with `PipelineError`, or with the signal's reason once that is aborted. */
export interface Writer {
  /** `extractive` or the name of the model, under which durations are recorded. */
  readonly name: string;
  /** The ISO 639-1 codes of the languages that it writes; null for a model, which may write any. */
  readonly languages: readonly string[] | null;
  write(brief: Brief, options: WriterOptions): Promise<Written>;
  /** Writes another draft that fills gaps. Resolves with null if the writer cannot fill any. */
  revise(
    draft: Draft,
    gaps: Gaps,
    brief: Brief,
    options: WriterOptions,
  ): Promise<(Written & { changes: string[] }) | null>;
}
