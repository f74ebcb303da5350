/** The page with the history of an article. */
export function toVersionsHref(contentId: string): string {
  return `/content/${contentId}/versions`;
}
