import type { GenerationContext } from '@headway/generations/server';
import { admitGeneration } from '@/features/billing/server/admit-generation.ts';
import { database } from '@/server/process/database.ts';
import { jobs } from '@/server/process/jobs.ts';
import type { User } from '@/server/process/user.ts';

/** What the verbs of generations need to act for this person. The project's plan decides how many there may be. */
export async function createGenerationContext(user: User): Promise<GenerationContext> {
  return { db: database(), user, jobs: await jobs(), admit: admitGeneration };
}
