'use client';

import { Markdown } from '@/features/reading/text/markdown.tsx';
import { EditorSurface } from '@/features/editor/session/editor-surface.tsx';

interface ArticleTextProps {
  /** The element that holds the editor; null until the editor is loaded. */
  element: HTMLElement | null;
  /** The text that the server rendered, as Markdown. */
  text: string;
  locale: string;
}

/** The text of a finished article: as HTML at first, and in its editor once that is loaded. */
export function ArticleText({ element, text, locale }: ArticleTextProps) {
  if (element !== null) return <EditorSurface element={element} />;
  return (
    <article lang={locale} dir="auto" className="prose-static">
      <Markdown>{text}</Markdown>
    </article>
  );
}
