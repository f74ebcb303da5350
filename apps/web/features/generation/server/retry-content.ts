import { retryGeneration } from '@headway/generations/server';
import { admitGeneration } from '@/features/billing/server/admit-generation.ts';
import { contentNotFound, requireContentRole } from '@/features/content/server/require-content-role.ts';
import { database } from '@/server/database.ts';
import { jobs } from '@/server/jobs.ts';
import { Problem } from '@/server/problem.ts';
import type { User } from '@/server/user.ts';

/** Generates a content anew after it failed or was cancelled: editors and owners only. */
export async function retryContent(user: User, contentId: string): Promise<{ generationId: string }> {
  await requireContentRole(user, contentId, 'editor');
  const result = await retryGeneration({
    db: database(),
    jobs: await jobs(),
    contentId,
    userId: user.id,
    admit: admitGeneration,
  });
  if (result.ok) return result.value;
  switch (result.code) {
    case 'not_found':
      throw contentNotFound();
    case 'already_running':
      throw new Problem('already_running', 'This content is being generated already.');
    case 'already_complete':
      throw new Problem('already_complete', 'This content is complete. Ask for a new one instead.');
  }
}
