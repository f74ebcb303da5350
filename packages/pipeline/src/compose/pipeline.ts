import { z } from 'zod';
import type { Stage } from '../protocol/stage.ts';
import { stageOutputSchemas, type FinishedOutputs } from '../protocol/stage-outputs.ts';
import { competitorScraping } from '../stages/competitor-scraping.ts';
import { contentGeneration } from '../stages/content-generation.ts';
import { optimization } from '../stages/optimization.ts';
import { seoAnalysis } from '../stages/seo-analysis.ts';
import { serpAnalysis } from '../stages/serp-analysis.ts';
import { validation } from '../stages/validation.ts';

/**
 * The six stages in the order in which they run. The output of the last is `{ article }`.
 *
 * @example
 * for (const stage of stages) outputs[stage.id] = await stage.run(request, parseStageOutputs(outputs), context);
 */
export const stages: readonly Stage[] = [
  serpAnalysis,
  competitorScraping,
  seoAnalysis,
  contentGeneration,
  validation,
  optimization,
];

const finishedOutputsSchema = z.object(stageOutputSchemas).partial();

/**
 * Validates the outputs of the stages that have finished.
 *
 * @param outputs JSON, by stage id. Stages that are missing are left out.
 * @throws `ZodError` when an output does not have the shape of its stage.
 */
export function parseStageOutputs(outputs: unknown): FinishedOutputs {
  return finishedOutputsSchema.parse(outputs);
}
