import type { PostgrestError, SupabaseClient } from '@supabase/supabase-js';
import type { OpenSupabase } from '@/features/problems/send-write.ts';
import type { Me } from '@/features/session/supabase-provider.tsx';
import { commentSchema, type Anchor, type Comment, type Reaction } from './comment.ts';
import type { CommentStore } from './comment-store.ts';
import type { Draft } from './comment-table.ts';
import { toRefusal, type ActionResult } from '@/features/problems/refusal.ts';

/** The text of a comment. */
export interface Written {
  /** A uuid. Retrying with the same id stores the comment once. Default: a new one. */
  id?: string;
  /** Markdown. */
  body: string;
  /** Ids of the members who are named in it. Default none. */
  mentions?: readonly string[];
}

/** The actions on comments. Each is shown at once, and undone when the database refuses it. */
export type CommentActions = ReturnType<typeof createCommentActions>;

interface NewThread extends Written {
  contentId?: string | null;
  anchor?: Anchor | null;
}

interface ActionContext {
  openSupabase: OpenSupabase;
  projectId: string;
  me: Me;
  /** The comments that are open. Throws while none are. */
  store: () => CommentStore;
}

type Answer = PromiseLike<{ data: unknown; error: PostgrestError | null }>;

/** Postgres: a row with this id exists. */
const DUPLICATE = '23505';

/** The actions on the comments of one project, as one person. */
export function createCommentActions(context: ActionContext) {
  const { openSupabase, projectId, me, store } = context;

  async function perform(draft: Draft, request: (supabase: SupabaseClient) => Answer): Promise<ActionResult> {
    const { table } = store();
    const removeDraft = table.draft(draft);
    try {
      const { data, error } = await request(await openSupabase());
      if (error) return toRefusal(error);
      table.put(commentSchema.parse(data));
      return { ok: true };
    } finally {
      removeDraft();
    }
  }

  async function insert(row: Comment): Promise<ActionResult> {
    const result = await perform(
      (comments) => (comments.has(row.id) ? comments : new Map([...comments, [row.id, row]])),
      async (supabase) => {
        const inserted = await supabase
          .from('project_comments')
          .insert({
            id: row.id,
            project_id: row.projectId,
            content_id: row.contentId,
            thread_id: row.threadId,
            parent_id: row.parentId,
            author_id: me.id,
            body: row.body,
            anchor: row.anchor,
            mentions: row.mentions,
          })
          .select()
          .single();
        if (inserted.error?.code !== DUPLICATE) return inserted;
        return supabase.from('project_comments').select('*').eq('id', row.id).single();
      },
    );
    if (!result.ok) return result;
    const stored = store()
      .table.list()
      .find(({ id }) => id === row.id);
    // Replying marks the thread as read.
    if (stored) await markRead(stored.threadId, stored.position);
    return result;
  }

  /** Stores that the signed-in person has read a thread up to a position. */
  async function markRead(threadId: string, position: number): Promise<ActionResult> {
    if ((store().get().readUpTo.get(threadId) ?? 0) >= position) return { ok: true };
    const supabase = await openSupabase();
    const { error } = await supabase.rpc('mark_thread_read', { thread: threadId, up_to: position });
    if (error) return toRefusal(error);
    store().applyRead({ thread_id: threadId, position });
    return { ok: true };
  }

  function toRow(written: Written, part: Partial<Comment>): Comment {
    const id = written.id ?? crypto.randomUUID();
    return {
      id,
      projectId,
      contentId: null,
      threadId: id,
      parentId: null,
      // after all other comments
      position: Number.POSITIVE_INFINITY,
      authorId: me.id,
      body: written.body.trim(),
      anchor: null,
      mentions: [...(written.mentions ?? [])],
      reactions: {},
      version: 0,
      resolvedAt: null,
      resolvedBy: null,
      deletedAt: null,
      createdAt: new Date().toISOString(),
      editedAt: null,
      ...part,
    };
  }

  function setResolved(threadId: string, resolved: boolean): Promise<ActionResult> {
    const at = new Date().toISOString();
    return perform(
      change(threadId, () => ({
        resolvedAt: resolved ? at : null,
        resolvedBy: resolved ? me.id : null,
      })),
      (supabase) => supabase.rpc('resolve_thread', { thread: threadId, resolved }),
    );
  }

  return {
    /** Begins a thread on an article or on the project, about a passage or about the whole. */
    comment: ({ contentId = null, anchor = null, ...written }: NewThread) =>
      insert(toRow(written, { contentId, anchor })),
    reply: (threadId: string, { parentId, ...written }: Written & { parentId?: string }) => {
      const root = store()
        .table.list()
        .find(({ id }) => id === threadId);
      return insert(
        toRow(written, { threadId, parentId: parentId ?? threadId, contentId: root?.contentId ?? null }),
      );
    },
    edit: (commentId: string, { body, mentions = [] }: Omit<Written, 'id'>) => {
      const editedAt = new Date().toISOString();
      return perform(
        change(commentId, () => ({ body: body.trim(), mentions: [...mentions], editedAt })),
        (supabase) =>
          supabase.rpc('edit_comment', { comment: commentId, body: body.trim(), mentions: [...mentions] }),
      );
    },
    remove: (commentId: string) => {
      const deletedAt = new Date().toISOString();
      return perform(
        change(commentId, () => ({ body: '', mentions: [], reactions: {}, deletedAt })),
        (supabase) => supabase.rpc('delete_comment', { comment: commentId }),
      );
    },
    resolve: (threadId: string) => setResolved(threadId, true),
    reopen: (threadId: string) => setResolved(threadId, false),
    react: (commentId: string, emoji: Reaction, reacted: boolean) =>
      perform(
        change(commentId, ({ reactions }) => {
          const others = (reactions[emoji] ?? []).filter((id) => id !== me.id);
          const people = reacted ? [...others, me.id] : others;
          const { [emoji]: _before, ...rest } = reactions;
          return { reactions: people.length === 0 ? rest : { ...rest, [emoji]: people } };
        }),
        (supabase) => supabase.rpc('react_to_comment', { comment: commentId, emoji, reacted }),
      ),
    markRead,
  };
}

function change(id: string, part: (comment: Comment) => Partial<Comment>): Draft {
  return (comments) => {
    const known = comments.get(id);
    return known ? new Map([...comments, [id, { ...known, ...part(known) }]]) : comments;
  };
}
