/** A node of an article, as ProseMirror writes it to JSON. */
export interface ArticleNode {
  type?: string | undefined;
  attrs?: Record<string, unknown> | undefined;
  content?: ArticleNode[] | undefined;
  marks?: ArticleMark[] | undefined;
  /** Only of a node of the type `text`, and never empty. */
  text?: string | undefined;
}

/**
 * How a text is marked: `bold`, `italic`, `strike`, `code`, `literal`, or `link` with `href` and `title`. Brackets in
 * `literal` text are no citations: Markdown escapes them.
 */
export interface ArticleMark {
  type: string;
  attrs?: Record<string, unknown> | undefined;
}

/** An attribute that is text; null for what is not there. */
export function toOptional(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
