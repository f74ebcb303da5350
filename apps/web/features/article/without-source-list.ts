const SOURCES_HEADING = /^## Sources[ \t]*$/gmu;

/**
 * The article's Markdown without the list of sources that ends it, for a page which shows them in a form of its
 * own. Left as it is where another section follows.
 */
export function withoutSourceList(markdown: string): string {
  const start = [...markdown.matchAll(SOURCES_HEADING)].at(-1)?.index;
  if (start === undefined || /^#/mu.test(markdown.slice(start + 2))) return markdown;
  return markdown.slice(0, start).trimEnd();
}
