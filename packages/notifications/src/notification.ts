import * as z from 'zod/mini';

const common = {
  id: z.uuid(),
  projectId: z.nullable(z.uuid()),
  contentId: z.nullable(z.uuid()),
  /** What belongs together in the inbox: `content:<id>`, `usage:<project id>`, ... */
  threadKey: z.string(),
  /** ISO 8601 with offset; null while unread. */
  readAt: z.nullable(z.iso.datetime({ offset: true })),
  createdAt: z.iso.datetime({ offset: true }),
};

const text = z.string();

/** What is said of a comment. `excerpt` is the beginning of its text, as typed. */
const commentDataSchema = z.object({
  commentId: z.uuid(),
  byName: z.optional(text),
  excerpt: z.optional(text),
  title: z.optional(text),
});

const membershipDataSchema = z.object({ projectName: text, byName: z.optional(text) });

/**
 * What `data` holds, by kind, in the order in which preferences list the kinds; written by triggers of the database.
 * Every string in it is text that people or pages have made up: show it as text.
 */
const dataSchema = z.object({
  mention: commentDataSchema,
  reply: commentDataSchema,
  comment_resolved: commentDataSchema,
  generation_complete: z.object({ keyword: text, title: text, score: z.number(), words: z.int() }),
  generation_failed: z.object({ keyword: text, code: text, error: z.optional(text) }),
  member_added: z.extend(membershipDataSchema, { role: text }),
  member_removed: membershipDataSchema,
  usage_alert: z.object({
    projectName: text,
    percent: z.union([z.literal(80), z.literal(100)]),
    used: z.int(),
    limit: z.int(),
    planName: text,
    renewsAt: z.iso.datetime({ offset: true }),
  }),
  subscription_changed: z.object({
    projectName: text,
    change: z.enum(['plan', 'status', 'cancel_at', 'payment_failed']),
    /** Absent where the price belongs to no plan of ours. */
    planName: z.optional(text),
    /** As Stripe calls it. */
    status: text,
    cancelAt: z.optional(z.iso.datetime({ offset: true })),
    /** In the currency's smallest unit. */
    amount: z.optional(z.number()),
    currency: z.optional(text),
  }),
  /** The articles of a list of keywords, or a part of them. */
  batch_ended: z.object({ projectName: text, complete: z.int(), failed: z.int() }),
  announcement: z.object({ title: text, body: text, path: z.optional(text) }),
});

/** Every kind, in the order in which preferences list them. */
export const notificationKindSchema = z.keyof(dataSchema);

function defineKind<Kind extends keyof typeof dataSchema.shape>(kind: Kind) {
  return z.object({ ...common, kind: z.literal(kind), data: dataSchema.shape[kind] });
}

/** One thing that a person was told. */
export const notificationSchema = z.discriminatedUnion('kind', [
  defineKind('mention'),
  defineKind('reply'),
  defineKind('comment_resolved'),
  defineKind('generation_complete'),
  defineKind('generation_failed'),
  defineKind('member_added'),
  defineKind('member_removed'),
  defineKind('usage_alert'),
  defineKind('subscription_changed'),
  defineKind('batch_ended'),
  defineKind('announcement'),
]);

/** See {@link notificationSchema}. */
export type Notification = z.infer<typeof notificationSchema>;
/** See {@link notificationKindSchema}. */
export type NotificationKind = z.infer<typeof notificationKindSchema>;
