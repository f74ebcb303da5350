import { z } from 'zod';
import { callApi } from '@/features/problems/call-api.ts';
import type { Problem } from '@/features/problems/problem.ts';

/** Stops or repeats a content's generation. What comes of it arrives as events. Null when it was accepted. */
export async function steerGeneration(
  contentId: string,
  action: 'cancel' | 'retry',
): Promise<Problem | null> {
  const answer = await callApi(`/api/content/${contentId}/${action}`, {
    method: 'POST',
    schema: z.unknown(),
  });
  return answer.ok ? null : answer.problem;
}
