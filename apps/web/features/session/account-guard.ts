import { createObservable } from '@headway/ground';
import { readAccount, type Account } from './read-account.ts';

/** Who is signed in to this browser: the owner of the page, nobody, or another account. */
export type Holder = 'owner' | 'nobody' | Account;

/** Knows whether a request of a page would still be made in the name of the person who opened it. */
export type AccountGuard = ReturnType<typeof createAccountGuard>;

/**
 * Tabs share the cookies of a session, so one tab can sign in to another account while a page of the first account is open
 * in another tab. The guard tells that page, by the tokens that it is about to use.
 */
export function createAccountGuard(ownerId: string) {
  const holder = createObservable<Holder>('owner');

  /** Takes note of the token that the session of this browser has; null for none. */
  function see(token: string | null): void {
    const account = token === null ? null : readAccount(token);
    const next = account === null ? 'nobody' : account.id === ownerId ? 'owner' : account;
    const known = holder.get();
    if (!isStranger(next) || !isStranger(known) || next.id !== known.id) holder.set(next);
  }

  return {
    /** Whether this token may be used here: it is the owner's, or it is a key and speaks for nobody. */
    admits(token: string): boolean {
      // policies decide what a key may do
      if (readAccount(token) === null) return true;
      see(token);
      return holder.get() === 'owner';
    },
    see,
    holder: holder.get,
    subscribe: holder.subscribe,
  };
}

/** Whether another account is signed in. */
export function isStranger(holder: Holder): holder is Account {
  return typeof holder === 'object';
}
