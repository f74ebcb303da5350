/**
 * The six stages of a generation, in their order: ids, labels and first estimates are those of ADR-007.
 * Free of dependencies, so that a browser may import it.
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

/** What a stage says of its progress while it works. Every number comes from counted work, never from a clock. */
export interface StageReport {
  /** Finished work inside this stage, 0 to 1. */
  fraction: number;
  /** The current counter in words, as shown under the timeline: `4 of 10 pages`. */
  detail: string;
  /**
   * Text of the article written since the last report. `offset` is where it goes, in UTF-16 code units from the
   * start; whatever stood from there on is replaced. Never splits a surrogate pair.
   */
  text?: TextPatch;
}

/** A piece of the article as it is written: replaces everything from `offset` (UTF-16 code units) on. */
export interface TextPatch {
  offset: number;
  append: string;
}
