import * as z from 'zod/mini';
import { callApi } from '@/features/problems/call-api.ts';
import { showProblem } from '@/features/problems/show-refusal.ts';

const changedSchema = z.object({ changed: z.array(z.uuid()) });

/** As many as the API takes at once. */
const MAX_IDS = 1000;

/** A change of many notifications that can be taken back. */
interface NotificationChange {
  path: string;
  /** What is sent besides the ids. */
  flag: Record<string, boolean>;
  /** Says that it was refused. */
  refusal: string;
}

/** Changes these notifications, or with null all. Resolves with the ids of those that changed; null when it was refused. */
export async function changeNotifications(
  ids: readonly string[] | null,
  { path, flag, refusal }: NotificationChange,
): Promise<string[] | null> {
  const answer = await callApi(path, changedSchema, { method: 'POST', body: { ids, ...flag } });
  if (answer.ok) return answer.data.changed;
  showProblem(refusal, answer.problem);
  return null;
}

/** Changes as many notifications as there are, one request after the other: a refusal ends it. */
export async function changeEach(ids: readonly string[], change: NotificationChange): Promise<void> {
  for (let start = 0; start < ids.length; start += MAX_IDS) {
    if ((await changeNotifications(ids.slice(start, start + MAX_IDS), change)) === null) return;
  }
}
