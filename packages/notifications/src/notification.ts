import { z } from 'zod';

const common = {
  id: z.uuid(),
  projectId: z.uuid().nullable(),
  contentId: z.uuid().nullable(),
  /** What belongs together in the inbox: `content:<id>`, `usage:<project id>`, ... */
  threadKey: z.string(),
  /** ISO 8601 with offset; null while unread. */
  readAt: z.iso.datetime({ offset: true }).nullable(),
  createdAt: z.iso.datetime({ offset: true }),
};

const text = z.string();

/** What is said of a comment. `excerpt` is the beginning of its text, as typed. */
const commentDataSchema = z.object({
  commentId: z.uuid(),
  byName: text.optional(),
  excerpt: text.optional(),
  title: text.optional(),
});

const membershipDataSchema = z.object({ projectName: text, byName: text.optional() });

/**
 * What `data` holds, by kind, in the order in which preferences list the kinds; written by triggers of the database.
 * Every string in it is text that people or pages have made up: show it as text.
 */
const dataSchema = z.object({
  mention: commentDataSchema,
  reply: commentDataSchema,
  comment_resolved: commentDataSchema,
  generation_complete: z.object({ keyword: text, title: text, score: z.number(), words: z.int() }),
  generation_failed: z.object({ keyword: text, code: text, error: text.optional() }),
  member_added: membershipDataSchema.extend({ role: text }),
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
    planName: text.optional(),
    /** As Stripe calls it. */
    status: text,
    cancelAt: z.iso.datetime({ offset: true }).optional(),
    /** In the currency's smallest unit. */
    amount: z.number().optional(),
    currency: text.optional(),
  }),
  /** The articles of a list of keywords, or a part of them. */
  batch_ended: z.object({ projectName: text, complete: z.int(), failed: z.int() }),
  announcement: z.object({ title: text, body: text, path: text.optional() }),
});

/** Every kind, in the order in which preferences list them. */
export const notificationKindSchema = dataSchema.keyof();

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
