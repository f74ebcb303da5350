import type { Source } from '@headway/pipeline/article';
import type { ReactNode, RefObject } from 'react';
import { EditorSurface } from '@/features/editor/session/editor-surface.tsx';
import type { DocumentSession } from '@/features/editor/session/start-document-session.ts';
import { Markdown } from '@/features/reading/text/markdown.tsx';

interface ArticleTextProps {
  columnRef: RefObject<HTMLDivElement | null>;
  session: DocumentSession | null;
  /** The text that the server rendered, shown until the editor is there. */
  markdown: string;
  locale: string;
  sources: readonly Source[];
  /** What lies over the text, such as the button at the selection. */
  children: ReactNode;
}

/** The text of a finished article: as the server rendered it, then in the editor. */
export function ArticleText({ columnRef, session, markdown, locale, sources, children }: ArticleTextProps) {
  return (
    <div ref={columnRef} className="relative max-w-[44rem] min-w-0">
      {session ? (
        <EditorSurface element={session.element} />
      ) : (
        <article lang={locale} dir="auto" className="prose-static">
          <Markdown sources={sources}>{markdown}</Markdown>
        </article>
      )}
      {children}
    </div>
  );
}
