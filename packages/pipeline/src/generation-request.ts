/** What a person asked for. */
export interface GenerationRequest {
  /** As typed: may be anything. */
  keyword: string;
  /** BCP 47: `en`, `de-AT`. */
  locale: string;
}
