import { createObservable } from '@headway/ground';
import { readAccount, type Account } from './read-account.ts';

/** Who is signed in to this browser, as a page sees it: its owner, nobody, or somebody else. */
export type Holder = 'owner' | 'nobody' | Account;

/** Knows whether what a page would send still goes out in the name of the person who opened it. */
export interface AccountGuard {
  /** Whether this token may be used here: it is the owner's, or speaks for nobody. */
  admits: (token: string) => boolean;
  /** Takes note of the token that the session of this browser has; null for none. */
  see: (token: string | null) => void;
  /** The same until it changes. */
  holder: () => Holder;
  subscribe: (onChange: () => void) => () => void;
}

/**
 * Tabs share the cookies of a session, so another account can be signed in to in one while a page of the first is open in
 * another. This tells that page, by the tokens it is about to use.
 */
export function createAccountGuard(ownerId: string): AccountGuard {
  const holder = createObservable<Holder>('owner');

  function see(token: string | null): void {
    const account = token === null ? null : readAccount(token);
    const next = account === null ? 'nobody' : account.id === ownerId ? 'owner' : account;
    const known = holder.get();
    if (!isStranger(next) || !isStranger(known) || next.id !== known.id) holder.set(next);
  }

  return {
    admits(token) {
      // a key instead of a session's token: what it may is for the policies to say
      if (readAccount(token) === null) return true;
      see(token);
      return holder.get() === 'owner';
    },
    see,
    holder: holder.get,
    subscribe: holder.subscribe,
  };
}

/** Whether that is somebody else. */
export function isStranger(holder: Holder): holder is Account {
  return typeof holder === 'object';
}
