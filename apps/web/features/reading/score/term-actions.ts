/** What people can do with terms. */
export interface TermActions {
  choices: { ignored: readonly string[] };
  /** The term whose occurrences are marked in the text, and which of them is in view; null for none. */
  shown: { term: string; index: number; count: number } | null;
  /** Marks all occurrences of a term, and scrolls to the next or the previous one. */
  onShow: (term: string, step: 1 | -1) => void;
  onHide: () => void;
  /**
   * Ignores a term, adds one, or takes that back. Returns why that is refused, as a sentence; null when it is done. Null for
   * people who may not.
   */
  onChoose: ((term: string, choice: 'ignored' | 'added' | null) => string | null) | null;
}
