import { asUser, type Person, type VerbContext } from '@headway/database';
import { ok, type Result } from '@headway/database/result';
import type { Preference } from '@headway/notifications';

/** Stores whether and how a person is notified of one kind. */
export async function setPreference(
  { db, user }: VerbContext<Person>,
  preference: Preference,
): Promise<Result<Preference>> {
  const { kind, inApp, email } = preference;
  await asUser(db, user, (tx) =>
    tx.query(
      `insert into notification_preferences (user_id, kind, in_app, email) values ($1, $2, $3, $4)
       on conflict (user_id, kind) do update set in_app = excluded.in_app, email = excluded.email`,
      [user.id, kind, inApp, email],
    ),
  );
  return ok(preference);
}
