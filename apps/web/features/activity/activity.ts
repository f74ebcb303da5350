import type { Database } from '@headway/database/schema';
import { roleSchema } from '@headway/database/role';
import * as z from 'zod/mini';

type StoredKind = Database['public']['Enums']['project_activity_kind'];

/** What a filter of the activity shows. */
export const activityGroupSchema = z.enum(['articles', 'texts', 'comments', 'people', 'project']);

/** See {@link activityGroupSchema}. */
export type ActivityGroup = z.infer<typeof activityGroupSchema>;

/** Every kind of activity, by the group in which it is shown. */
export const KINDS = {
  articles: [
    'article_requested',
    'article_retried',
    'article_finished',
    'article_failed',
    'article_canceled',
    'article_archived',
    'article_trashed',
    'article_restored',
    'article_deleted',
    'noindex_changed',
    'link_created',
    'link_withdrawn',
    'keywords_queued',
    'keywords_removed',
    'queue_paused',
    'queue_resumed',
  ],
  texts: ['article_edited', 'version_kept', 'version_restored'],
  comments: ['thread_opened', 'thread_resolved', 'thread_reopened'],
  people: [
    'member_invited',
    'invitation_withdrawn',
    'member_joined',
    'member_added',
    'member_role_changed',
    'member_removed',
    'member_left',
  ],
  project: [
    'project_created',
    'project_renamed',
    'project_trashed',
    'project_restored',
    'sites_changed',
    'plan_changed',
  ],
} as const satisfies Record<ActivityGroup, readonly StoredKind[]>;

export const activityKindSchema = z.enum(activityGroupSchema.options.flatMap((group) => [...KINDS[group]]));

/** See {@link activityKindSchema}. */
export type ActivityKind = z.infer<typeof activityKindSchema>;

/** The group of each kind. */
export function toGroup(kind: ActivityKind): ActivityGroup {
  const found = activityGroupSchema.options.find((group) => KINDS[group].some((known) => known === kind));
  if (found === undefined) throw new Error(`no group shows ${kind}`);
  return found;
}

const personSchema = z.object({ userId: z.string(), displayName: z.string() });

/** What a row says besides its subjects. Each kind has some of it. */
export const activityDataSchema = z.object({
  /** The title of the article at that time; before it had one, its keyword. */
  title: z.optional(z.string()),
  /** How many articles or keywords it was done to. */
  count: z.optional(z.number()),
  /** The first 10 of many articles. */
  articles: z.optional(z.array(z.object({ id: z.uuid(), title: z.string() }))),
  /** The first of the keywords. */
  keyword: z.optional(z.string()),
  /** The shelf, role, plan or name before. */
  from: z.optional(z.string()),
  /** The role, plan or name after. */
  to: z.optional(z.string()),
  /** The name of a project or version. */
  name: z.optional(z.string()),
  role: z.optional(roleSchema),
  /** The invited address. Only owners read it. */
  email: z.optional(z.string()),
  noindex: z.optional(z.boolean()),
  /** Whether the article was deleted because its time in the trash was over. */
  isExpired: z.optional(z.boolean()),
  /** Sites of the project. */
  added: z.optional(z.array(z.string())),
  removed: z.optional(z.array(z.string())),
});

export const activitySchema = z.object({
  id: z.number(),
  kind: activityKindSchema,
  /** ISO 8601. */
  at: z.string(),
  /** Null where no person did it, and once the account is deleted. */
  actor: z.nullable(personSchema),
  /** The person whose membership changed; null once the account is deleted. */
  member: z.nullable(personSchema),
  /** The subjects that the reader can still open; null for others. */
  contentId: z.nullable(z.uuid()),
  versionId: z.nullable(z.uuid()),
  threadId: z.nullable(z.uuid()),
  /** Of `data.articles`: those that the reader can still open. */
  openIds: z.array(z.uuid()),
  data: activityDataSchema,
});

/** Something that happened in a project, as its page shows it. */
export type Activity = z.infer<typeof activitySchema>;

export const activityPageSchema = z.object({
  /** Newest first. */
  rows: z.array(activitySchema),
  /** The `before` of the next page; null on the last. */
  next: z.nullable(z.number()),
});

/** See {@link activityPageSchema}. */
export type ActivityPage = z.infer<typeof activityPageSchema>;
