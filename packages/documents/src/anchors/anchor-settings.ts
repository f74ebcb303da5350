/**
 * Everything that decides where a passage is found, in one place. Characters are UTF-16 code units; shares are 0 to 1.
 *
 * `test/anchors.test.ts` edits articles whose words carry tags, and fails when a passage is placed wrongly or given up
 * although it is clearly there. Run it after changing a value.
 */
export const ANCHOR_SETTINGS = {
  /**
   * Characters of a selection that an anchor keeps; a longer selection is a comment on its beginning. More makes anchors
   * larger and words slower to compare; fewer leaves less to recognize a long passage by.
   */
  maxQuote: 600,
  /**
   * Characters kept on each side of a passage. More tells equal passages apart more often; fewer makes anchors smaller.
   */
  context: 48,
  /** How far to read on each side of a selection to fill `context`, as a multiple of it: block ends take positions too. */
  contextReach: 4,

  /**
   * Accept a match when at least 32 characters of the passage and its surroundings agree, or 80 % of them if there are
   * fewer than 40. Larger values give up passages that are still there; smaller ones accept accidental matches.
   */
  sufficientEvidence: 32,
  sufficientShare: 0.8,
  /**
   * What one character of the surroundings counts, compared to one of the passage, where it does not adjoin the passage.
   * An equal word nearby has nearly the same surroundings: a larger value confuses the two, a smaller one ignores a
   * passage whose own words were rewritten.
   */
  surroundingsWeight: 0.25,

  /**
   * The share of a passage's characters that must be left for a rewritten passage to count as found. Larger values lose
   * edited passages; smaller ones take a replacement for the passage.
   */
  leastKept: 0.5,
  /** The least likeness of a rewritten passage, 1 for an identical one. Smaller values accept words that are far apart. */
  leastLikeness: 0.5,
  /**
   * Words between two parts of a passage, at most. More lets a passage swallow a sentence that was written into it; fewer
   * cuts off its end where something was inserted.
   */
  maxInsertedWords: 3,

  /**
   * A word that a text has more often than this does not help to find a passage. More makes the search slower; fewer finds
   * no passage that consists of common words.
   */
  maxOccurrences: 64,
  /** Words to a stretch in which votes for a place are counted. More blurs places; fewer splits the votes of one place. */
  stretchWords: 8,
  /**
   * Stretches with the most votes that are compared word by word. More costs time in proportion; fewer may miss the
   * passage where several parts of an article are alike.
   */
  stretchesCompared: 4,
  /** A stretch must have this share of the sufficient evidence in its words, before it is compared. Smaller costs time. */
  stretchEvidence: 0.5,
  /** Words compared beyond the length of the passage, as a share of it. Less misses the ends of a passage that has grown. */
  stretchSlack: 0.25,

  /**
   * What is left between a passage's own positions counts as the passage from this share on. Larger values give up passages
   * of which little is left; smaller ones show a comment at words that are not its own.
   */
  leastLeft: 0.25,
  /** From this share on nothing else is searched for. Larger values search more often, which costs time. */
  mostlyLeft: 0.5,
  /**
   * By this share a range nearby must have more of the passage to be preferred. Larger values keep a passage where a part
   * of it was cut off; smaller ones let it jump between nearly equal ranges.
   */
  clearlyMore: 0.05,
  /** A shorter range must score at least this fraction of a longer one to be preferred. Smaller values shrink passages. */
  shorterRangeScore: 0.8,
  /** By this many characters it must be shorter, about a word and a half. Smaller values let passages jump. */
  shorterBy: 12,
  /**
   * A passage may have grown to three times its length and these characters, about a paragraph. Beyond that its ends were
   * torn apart, and it is searched for. Larger values show a comment at much that is not its own.
   */
  maxGrowthFactor: 3,
  maxGrowth: 300,
} as const;
