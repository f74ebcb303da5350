import { cancelGeneration } from '@headway/generations/server';
import { contentNotFound, requireContentRole } from '@/features/content/server/require-content-role.ts';
import { database } from '@/server/database.ts';
import { jobs } from '@/server/jobs.ts';
import { Problem } from '@/server/problem.ts';
import type { User } from '@/server/user.ts';

/** Cancels the generation of a content that waits or runs: editors and owners only. */
export async function cancelContent(user: User, contentId: string): Promise<{ generationId: string }> {
  await requireContentRole(user, contentId, 'editor');
  const result = await cancelGeneration({ db: database(), jobs: await jobs(), contentId });
  if (result.ok) return result.value;
  switch (result.code) {
    case 'not_found':
      throw contentNotFound();
    case 'not_running':
      throw new Problem('not_running', 'Nothing is being generated here: it has ended already.');
  }
}
