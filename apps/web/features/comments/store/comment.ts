import { z } from 'zod';

/** The reactions there are. The database accepts no other. */
export const REACTIONS = ['👍', '❤️', '🎉', '😄', '🤔', '👀'] as const;
export type Reaction = (typeof REACTIONS)[number];

/** Characters of a comment. The database refuses more. */
export const MAX_BODY_LENGTH = 10_000;

/** The passage that a thread is about, as it read when the thread began. */
export const anchorSchema = z.object({
  quote: z.string(),
  /** A little of what stands before and after, to tell equal passages apart. */
  prefix: z.string(),
  suffix: z.string(),
  /** Yjs relative positions in the document, in base64, where the passage was taken from one. */
  start: z.string().optional(),
  end: z.string().optional(),
});

export type Anchor = z.infer<typeof anchorSchema>;

const rowSchema = z.object({
  id: z.string(),
  project_id: z.string(),
  content_id: z.string().nullable(),
  thread_id: z.string(),
  parent_id: z.string().nullable(),
  position: z.number(),
  author_id: z.string().nullable(),
  body: z.string(),
  // what another program has written there is no passage of ours
  anchor: anchorSchema.nullable().catch(null),
  mentions: z.array(z.string()),
  reactions: z.record(z.string(), z.array(z.string())),
  version: z.number(),
  resolved_at: z.string().nullable(),
  resolved_by: z.string().nullable(),
  deleted_at: z.string().nullable(),
  created_at: z.string(),
  edited_at: z.string().nullable(),
});

/** A comment of a project. */
export interface Comment {
  id: string;
  projectId: string;
  /** The article it is on; null for the project as a whole. */
  contentId: string | null;
  /** The comment that began the thread; its own id for that one. */
  threadId: string;
  parentId: string | null;
  /** Counts within the thread from 1. */
  position: number;
  /** Null once the account is deleted. */
  authorId: string | null;
  /** Markdown; empty once deleted. */
  body: string;
  anchor: Anchor | null;
  mentions: string[];
  /** Who reacted, by emoji. */
  reactions: Record<string, string[]>;
  /** Grows with every change; 0 while the database has not confirmed it. */
  version: number;
  /** ISO 8601, like all times. */
  resolvedAt: string | null;
  resolvedBy: string | null;
  deletedAt: string | null;
  createdAt: string;
  editedAt: string | null;
}

/** A row of `project_comments`, from REST or Realtime. */
export const commentSchema = rowSchema.transform((row): Comment => ({
  id: row.id,
  projectId: row.project_id,
  contentId: row.content_id,
  threadId: row.thread_id,
  parentId: row.parent_id,
  position: row.position,
  authorId: row.author_id,
  body: row.body,
  anchor: row.anchor,
  mentions: row.mentions,
  reactions: row.reactions,
  version: row.version,
  resolvedAt: row.resolved_at,
  resolvedBy: row.resolved_by,
  deletedAt: row.deleted_at,
  createdAt: row.created_at,
  editedAt: row.edited_at,
}));
