import { createBackoff, createObservable } from '@headway/ground';
import * as z from 'zod/mini';
import type { OpenSupabase } from '../../problems/send-write.ts';
import { keepChannel } from '../../session/keep-channel.ts';
import type { Me } from '../../session/supabase-provider.tsx';
import { commentSchema, type Comment } from './comment.ts';
import { createCommentTable } from './comment-table.ts';
import { readAll } from './read-all.ts';
import { toRefusal } from '../../problems/refusal.ts';

/** The comments of a project as far as this page knows them. */
export interface CommentState {
  /** Oldest first, including the person's own unconfirmed ones. */
  comments: readonly Comment[];
  /** Position up to which the signed-in person has read, by thread. */
  readUpTo: ReadonlyMap<string, number>;
  /** `loading` until the first read; `stale` while live changes do not arrive. */
  status: 'loading' | 'live' | 'stale';
  /** Why the comments could not be read, as a sentence; null otherwise. Reading is retried. */
  problem: string | null;
}

/** The comments of one project, live. */
export type CommentStore = ReturnType<typeof createCommentStore>;

const changeSchema = z.object({
  eventType: z.enum(['INSERT', 'UPDATE', 'DELETE']),
  new: z.unknown(),
  old: z.unknown(),
});
const keySchema = z.object({ id: z.string() });
const readSchema = z.object({ thread_id: z.string(), position: z.number() });

/** Follows the comments of a project: subscribes to changes, reads all rows, and merges both. */
export function createCommentStore(openSupabase: OpenSupabase, projectId: string, me: Me) {
  const table = createCommentTable(() => update({}));
  const state = createObservable<CommentState>({
    comments: [],
    readUpTo: new Map(),
    status: 'loading',
    problem: null,
  });
  const backoff = createBackoff({ baseMs: 1_000, capMs: 20_000 });
  let isSubscribed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasEnded = false;

  function update(part: Partial<CommentState>): void {
    state.set({ ...state.get(), ...part, comments: table.list() });
  }

  function applyRead(read: unknown): void {
    const parsed = readSchema.safeParse(read);
    if (!parsed.success) return;
    const { thread_id: thread, position } = parsed.data;
    const { readUpTo } = state.get();
    if ((readUpTo.get(thread) ?? 0) >= position) return;
    update({ readUpTo: new Map([...readUpTo, [thread, position]]) });
  }

  function applyChange(payload: unknown): void {
    const change = changeSchema.safeParse(payload);
    if (change.success && change.data.eventType === 'DELETE') {
      const key = keySchema.safeParse(change.data.old);
      if (key.success) table.delete(key.data.id);
      return;
    }
    const comment = commentSchema.safeParse(change.data?.new);
    if (comment.success) table.put(comment.data);
    // Realtime sends an error instead of a row that is too large: read it over REST
    else refresh();
  }

  /** Reads everything again, for use after a time in which changes may have been missed. */
  function refresh(): void {
    clearTimeout(timer);
    if (hasEnded) return;
    read().catch((error: unknown) => {
      if (hasEnded) return;
      update({ problem: toRefusal({ message: String(error) }).sentence });
      timer = setTimeout(refresh, backoff.next());
    });
  }

  async function read(): Promise<void> {
    const supabase = await openSupabase();
    const finish = table.beginRead();
    const [comments, reads] = await Promise.all([
      readAll((from, to) =>
        supabase
          .from('project_comments')
          .select('*')
          .eq('project_id', projectId)
          .order('created_at')
          .order('id')
          .range(from, to),
      ),
      readAll((from, to) =>
        supabase
          .from('comment_reads')
          .select('thread_id, position')
          .eq('project_id', projectId)
          .eq('user_id', me.id)
          .order('thread_id')
          .range(from, to),
      ),
    ]);
    if (hasEnded) return;
    backoff.reset();
    finish(z.array(commentSchema).parse(comments));
    for (const row of reads) applyRead(row);
    update({ problem: null, status: isSubscribed ? 'live' : 'stale' });
  }

  const closeChannel = keepChannel({
    openSupabase,
    name: `project:${projectId}:comments`,
    bind: (channel) =>
      channel
        .on(
          'postgres_changes',
          { event: '*', schema: 'public', table: 'project_comments', filter: `project_id=eq.${projectId}` },
          applyChange,
        )
        .on(
          'postgres_changes',
          { event: '*', schema: 'public', table: 'comment_reads', filter: `user_id=eq.${me.id}` },
          (payload) => applyRead(payload.new),
        )
        // Changes arrive only after this message, which comes later than the answer to the subscription.
        .on('system', {}, (message: { extension?: string; status?: string }) => {
          if (message.extension !== 'postgres_changes' || message.status !== 'ok') return;
          isSubscribed = true;
          refresh();
        }),
    onLost() {
      isSubscribed = false;
      if (state.get().status === 'live') update({ status: 'stale' });
    },
  });
  // This read serves the first paint. The read after the subscription closes the gap between the two.
  refresh();

  return {
    get: state.get,
    subscribe: state.subscribe,
    table,
    applyRead,
    refresh,
    close() {
      hasEnded = true;
      clearTimeout(timer);
      closeChannel();
    },
  };
}
