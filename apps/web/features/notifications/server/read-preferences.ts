import { notificationKindSchema, preferenceSchema, type Preference } from '@headway/notifications';
import { readRowsAs } from '@/server/process/database.ts';
import { env } from '@/server/process/env.ts';
import type { User } from '@/server/process/user.ts';

export interface NotificationPreferences {
  /** Whether this installation sends mail at all. The page says so when it does not. */
  emailConfigured: boolean;
  /** Where mail goes. */
  emailAddress: string | null;
  /** One for every kind. */
  preferences: Preference[];
}

/** How a person is notified of each kind, with the default of each kind that they never chose for. */
export async function readPreferences(user: User): Promise<NotificationPreferences> {
  const preferences = await readRowsAs(
    user,
    preferenceSchema,
    `select kind, coalesce(chosen.in_app, true) as "inApp",
              coalesce(chosen.email, private.default_email(kind)) as email
         from unnest($1::text[]) with ordinality as kinds (kind, position)
         left join notification_preferences as chosen using (kind)
        order by position`,
    [notificationKindSchema.options],
  );
  return {
    emailConfigured: env().HEADWAY_SMTP_URL !== undefined,
    emailAddress: user.email,
    preferences,
  };
}
