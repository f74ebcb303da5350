/** The request of a generation. */
export interface GenerationRequest {
  /** As a person typed it: any text. The first stage refuses one that is too long or has no word. */
  keyword: string;
  /** BCP 47: `en`, `de-AT`. */
  locale: string;
  /** The title that a person wants the article to have. Default: the writer chooses it. */
  title?: string | undefined;
  /** The team's other articles, which the new one must not repeat. Default none. */
  ownArticles?: readonly OwnArticle[];
  /** The team's own sites, to which an article may link: hosts such as `example.com`, or addresses. Default none. */
  ownSites?: readonly string[];
}

/** An article of the team. */
export interface OwnArticle {
  title: string;
  /** Plain text or Markdown. */
  text: string;
}
