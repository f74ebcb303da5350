import * as z from 'zod/mini';
import { notificationKindSchema } from './notification.ts';

/** Whether mail is sent never, as it happens, or once a day for all that was not read by then. */
export const emailPreferenceSchema = z.enum(['off', 'now', 'daily']);

/** How a person wants to hear of one kind. */
export const preferenceSchema = z.object({
  kind: notificationKindSchema,
  /** In the inbox, and live. */
  inApp: z.boolean(),
  email: emailPreferenceSchema,
});

/** See {@link preferenceSchema}. */
export type Preference = z.infer<typeof preferenceSchema>;
