import type { Preference } from '@headway/notifications';
import { asUser } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';

/** Chooses how a person hears of one kind from now on. */
export async function setPreference(user: User, { kind, inApp, email }: Preference): Promise<void> {
  await asUser(user, (client) =>
    client.query(
      `insert into notification_preferences (user_id, kind, in_app, email) values ($1, $2, $3, $4)
       on conflict (user_id, kind) do update set in_app = excluded.in_app, email = excluded.email`,
      [user.id, kind, inApp, email],
    ),
  );
}
