/** What a person asked for. */
export interface GenerationRequest {
  /** As typed: may be anything. */
  keyword: string;
  /** BCP 47: `en`, `de-AT`. */
  locale: string;
  /** The team's other articles, which this one must not repeat. Default none. */
  ownArticles?: readonly OwnArticle[];
}

/** An article that the team has already. */
export interface OwnArticle {
  title: string;
  /** Plain text or Markdown. */
  text: string;
}
