import { readAccount, type Account } from './read-account.ts';

/** Knows whether what a page would send still goes out in the name of the person who opened it. */
export interface AccountGuard {
  /** Whether this token may be used here: it is the owner's, or speaks for nobody. Remembers the answer. */
  admits: (token: string) => boolean;
  /** Who is signed in instead; null as long as it is the owner or nobody. The same object until that changes. */
  stranger: () => Account | null;
  subscribe: (onChange: () => void) => () => void;
}

/**
 * Tabs share the cookies of a session, so another account can be signed in to in one while a page of the first is open in
 * another. This tells that page, by the tokens it is about to use.
 */
export function createAccountGuard(ownerId: string): AccountGuard {
  const listeners = new Set<() => void>();
  let stranger: Account | null = null;

  function see(next: Account | null): void {
    if (next?.id === stranger?.id) return;
    stranger = next;
    for (const listener of listeners) listener();
  }

  return {
    admits(token) {
      const account = readAccount(token);
      // what speaks for nobody tells nothing of who is signed in
      if (account) see(account.id === ownerId ? null : account);
      return account === null || account.id === ownerId;
    },
    stranger: () => stranger,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}
