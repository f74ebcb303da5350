'use client';

import { Markdown } from '@/features/reading/text/markdown.tsx';
import { EditorSurface } from '@/features/editor/session/editor-surface.tsx';

interface ArticleTextProps {
  /** Holds the editor; null until it is here. */
  element: HTMLElement | null;
  /** What the server read, as Markdown. */
  text: string;
  locale: string;
}

/** The text of a finished article: to be read at once, and in its editor as soon as that is here. */
export function ArticleText({ element, text, locale }: ArticleTextProps) {
  if (element !== null) return <EditorSurface element={element} />;
  return (
    <article lang={locale} dir="auto" className="prose-static">
      <Markdown>{text}</Markdown>
    </article>
  );
}
