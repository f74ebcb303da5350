import * as z from 'zod/mini';
import { catch as orElse } from 'zod/mini';

/** The possible reactions. The database accepts no others. */
export const REACTIONS = ['👍', '❤️', '🎉', '😄', '🤔', '👀'] as const;
export type Reaction = (typeof REACTIONS)[number];

/** Longest comment, in characters. The database refuses more. */
export const MAX_BODY_LENGTH = 10_000;

/** The passage that a thread is about, as it was when the thread began. */
export const anchorSchema = z.object({
  quote: z.string(),
  /** A little text before and after it, to tell equal passages apart. */
  prefix: z.string(),
  suffix: z.string(),
  /** Yjs relative positions in the document, in base64; absent when the passage was not selected in an editor. */
  start: z.optional(z.string()),
  end: z.optional(z.string()),
});

export type Anchor = z.infer<typeof anchorSchema>;

const rowSchema = z.object({
  id: z.string(),
  project_id: z.string(),
  content_id: z.nullable(z.string()),
  thread_id: z.string(),
  parent_id: z.nullable(z.string()),
  position: z.number(),
  author_id: z.nullable(z.string()),
  body: z.string(),
  // an anchor that another program wrote counts as none
  anchor: orElse(z.nullable(anchorSchema), null),
  mentions: z.array(z.string()),
  reactions: z.record(z.string(), z.array(z.string())),
  version: z.number(),
  resolved_at: z.nullable(z.string()),
  resolved_by: z.nullable(z.string()),
  deleted_at: z.nullable(z.string()),
  created_at: z.string(),
  edited_at: z.nullable(z.string()),
});

/** A row of `project_comments`, from REST or Realtime. */
export const commentSchema = z.pipe(
  rowSchema,
  z.transform((row) => ({
    id: row.id,
    projectId: row.project_id,
    /** The article that it is on; null for the project as a whole. */
    contentId: row.content_id,
    /** The first comment of the thread; that comment has its own id here. */
    threadId: row.thread_id,
    parentId: row.parent_id,
    /** Number within the thread, from 1. */
    position: row.position,
    /** Null once the account is deleted. */
    authorId: row.author_id,
    /** Markdown; empty once deleted. */
    body: row.body,
    anchor: row.anchor,
    mentions: row.mentions,
    /** Who reacted, by emoji. */
    reactions: row.reactions,
    /** Incremented by every change; 0 until the database has confirmed the comment. */
    version: row.version,
    /** ISO 8601, like all times. */
    resolvedAt: row.resolved_at,
    resolvedBy: row.resolved_by,
    deletedAt: row.deleted_at,
    createdAt: row.created_at,
    editedAt: row.edited_at,
  })),
);

/** A comment of a project. */
export type Comment = z.output<typeof commentSchema>;
