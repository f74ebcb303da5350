import { z } from 'zod';
import type { Stage } from './stage.ts';
import { stageOutputSchemas, type StageOutputs } from './stage-outputs.ts';
import { competitorScraping } from './stages/competitor-scraping.ts';
import { contentGeneration } from './stages/content-generation.ts';
import { optimization } from './stages/optimization.ts';
import { seoAnalysis } from './stages/seo-analysis.ts';
import { serpAnalysis } from './stages/serp-analysis.ts';
import { validation } from './stages/validation.ts';

/** The six stages in the order in which they run. The output of the last is `{ article }`. */
export const stages: readonly Stage[] = [
  serpAnalysis,
  competitorScraping,
  seoAnalysis,
  contentGeneration,
  validation,
  optimization,
];

const stageOutputsSchema = z.object(stageOutputSchemas).partial();

/**
 * What finished stages have handed on, from JSON by stage id. Stages that are missing are left out.
 * Throws `ZodError` when an output is not of its stage's shape.
 */
export function parseStageOutputs(outputs: unknown): Partial<StageOutputs> {
  const parsed = stageOutputsSchema.parse(outputs);
  const known: Partial<StageOutputs> = {};
  if (parsed['serp-analysis']) known['serp-analysis'] = parsed['serp-analysis'];
  if (parsed['competitor-scraping']) known['competitor-scraping'] = parsed['competitor-scraping'];
  if (parsed['seo-analysis']) known['seo-analysis'] = parsed['seo-analysis'];
  if (parsed['content-generation']) known['content-generation'] = parsed['content-generation'];
  if (parsed.validation) known.validation = parsed.validation;
  if (parsed.optimization) known.optimization = parsed.optimization;
  return known;
}
