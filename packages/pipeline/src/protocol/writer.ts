import type { GenerationRequest } from './generation-request.ts';
import type { CompetitorPage, Draft, SeoAnalysis, TermStatistic } from './stage-outputs.ts';
import type { TextPatch } from './stages.ts';

/** What an article is written from. */
export interface Brief {
  request: GenerationRequest;
  pages: readonly CompetitorPage[];
  analysis: SeoAnalysis;
}

/** What a finished draft lacks, for another round. */
export interface Gaps {
  /** Terms of the competing pages that the draft hardly uses, the weightiest first. */
  terms: readonly TermStatistic[];
  /** Questions that it leaves open. */
  questions: readonly string[];
  /** Findings of the validation in words. */
  findings: readonly string[];
  /** Words to reach the competitors' range; negative when the draft is too long. */
  words: number;
}

export interface WriterOptions {
  signal: AbortSignal;
  idempotencyKey: string;
  /** Called as the work goes on: finished work, 0 to 1, the counter in words, and text as it comes to be. */
  onProgress: (fraction: number, detail: string, text?: TextPatch) => void;
}

export interface Written {
  draft: Draft;
  inputTokens: number;
  outputTokens: number;
}

/** Writes articles. Throws `PipelineError`, or the signal's reason once that is aborted. */
export interface Writer {
  /** `extractive` or a model's name: durations are recorded under it. */
  readonly name: string;
  /** ISO 639-1 codes of the languages it writes; null when it is not known to lack any. */
  readonly languages: readonly string[] | null;
  write(brief: Brief, options: WriterOptions): Promise<Written>;
  /** Another draft that fills gaps. Null when there is nothing it can do about them. */
  revise(
    draft: Draft,
    gaps: Gaps,
    brief: Brief,
    options: WriterOptions,
  ): Promise<(Written & { changes: string[] }) | null>;
}
