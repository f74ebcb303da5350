/**
 * The six stages of a generation in their order, with the ids, labels and first estimates of ADR-007. This file has no
 * dependencies, so that browsers can import it.
 */
export const STAGES = [
  { id: 'serp-analysis', label: 'Analyzing Search Results', estimatedSeconds: 30 },
  { id: 'competitor-scraping', label: 'Extracting Competitor Content', estimatedSeconds: 60 },
  { id: 'seo-analysis', label: 'Calculating SEO Metrics', estimatedSeconds: 45 },
  { id: 'content-generation', label: 'Generating Expert Content', estimatedSeconds: 90 },
  { id: 'validation', label: 'Validating Content Quality', estimatedSeconds: 30 },
  { id: 'optimization', label: 'Final SEO Optimization', estimatedSeconds: 15 },
] as const;

/** The id of one of the six stages. */
export type StageId = (typeof STAGES)[number]['id'];

/** The progress of a stage. Its numbers come from counted work, never from a clock. */
export interface StageReport {
  /** The finished share of the stage, 0 to 1. */
  fraction: number;
  /** The current count in words, which is shown under the timeline: `4 of 10 pages`. */
  detail: string;
  /**
   * The text that was written since the last report. It never splits a surrogate pair.
   */
  text?: TextPatch;
}

/** A piece of the article: `append` replaces the text from `offset` (in UTF-16 code units) to the end. */
export interface TextPatch {
  offset: number;
  append: string;
}
