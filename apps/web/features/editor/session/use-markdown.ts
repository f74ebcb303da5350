import { useEffect, useState } from 'react';
import type { DocumentSession } from './start-document-session.ts';

/** The text of the document as Markdown, updated when writing pauses. Null before the first read. */
export function useMarkdown(session: DocumentSession | null): string | null {
  const [known, setKnown] = useState<{ session: DocumentSession; markdown: string } | null>(null);

  useEffect(() => session?.watchMarkdown((markdown) => setKnown({ session, markdown })), [session]);

  return known !== null && known.session === session ? known.markdown : null;
}
