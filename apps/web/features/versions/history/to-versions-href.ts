/** Address of the history page of an article. */
export function toVersionsHref(contentId: string): string {
  return `/content/${contentId}/versions`;
}
