import type { TermChoices } from '@headway/text/words';
import { useSyncExternalStore } from 'react';
import type { DocumentSession } from './start-document-session.ts';

const NONE: TermChoices = { ignored: [], added: [] };
const never = (): void => undefined;

/** The team's choice of terms, live. Empty until the document is there. */
export function useTermChoices(session: DocumentSession | null): TermChoices {
  return useSyncExternalStore(
    (onChange) => session?.terms.subscribe(onChange) ?? never,
    () => session?.terms.get() ?? NONE,
    () => NONE,
  );
}
