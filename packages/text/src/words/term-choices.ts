/** Which terms a team has chosen for its article. */
export interface TermChoices {
  /** Terms of the pages that do not count. */
  readonly ignored: readonly string[];
  /** Terms of the team's own. They are counted, and do not change the score: no page says how often is usual. */
  readonly added: readonly string[];
}
