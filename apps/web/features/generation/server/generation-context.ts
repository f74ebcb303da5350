import type { VerbContext } from '@headway/database';
import { admitByPlan, type GenerationContext } from '@headway/generations/server';
import { jobs } from '@/server/process/jobs.ts';

/** What the verbs of generations need. The project's plan decides how many generations there may be. */
export async function createGenerationContext(ctx: VerbContext): Promise<GenerationContext> {
  return { ...ctx, jobs: await jobs(), admit: admitByPlan };
}
