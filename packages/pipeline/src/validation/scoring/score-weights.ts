/**
 * The weights of the score. No study says how much each part of an article matters, so every weight is our own choice, and
 * has its reason here. The total is the reached share of all points that can be measured: only their proportion matters.
 */

/** The most points of each part. */
export const POINTS = {
  /** No more than others, because its share already multiplies the points of all others. */
  substance: 15,
  /** Twice as many: they are the only part that compares what the article says with what all pages say. */
  terms: 30,
  /** These four concern a reader equally: finding a passage, reading it, trusting it, and finding the article at all. */
  structure: 15,
  readability: 15,
  sources: 15,
  onPage: 15,
  /** Fewer: most keywords have few questions, and pages also ask some that are beside the keyword. */
  questions: 10,
} as const;

/** The share of each measure in the points of its part. */
export const WEIGHTS = {
  structure: {
    /** The same for both: neither a long text without order nor an orderly fragment may have most of the points. */
    length: 0.5,
    arrangement: 0.5,
  },
  readability: {
    /** Most: the formula sees the lengths of words and of sentences. */
    formula: 0.4,
    /** The formula sees the mean of the sentences alone, and one long sentence stops a reader. */
    longSentences: 0.25,
    /** Lists of words find most transitions, but not every text needs as many. */
    transitions: 0.2,
    /** Least: patterns miss some passive sentences, and some sentences need the passive voice. */
    passive: 0.15,
  },
  onPage: {
    /** Most: the title is the text that search results rank and show first. */
    titleKeyword: 0.3,
    /** A title that is cut can still be understood. */
    titleWidth: 0.2,
    /** As much as the density: search results show it, but often replace it. */
    description: 0.25,
    density: 0.25,
  },
  questions: {
    /** More: there are several questions, and one early answer. */
    answered: 0.6,
    early: 0.4,
  },
} as const;
