/** Sentences of the sources, for finding those with the words of another sentence. */
export interface SourceSentences {
  sentences: readonly (readonly string[])[];
  /** The sentences that have a word, by their index. */
  having: ReadonlyMap<string, readonly number[]>;
}

/** Prepares sentences, each as its folded words, for the search. */
export function toSourceSentences(sentences: readonly (readonly string[])[]): SourceSentences {
  const having = new Map<string, number[]>();
  for (const [index, words] of sentences.entries()) {
    for (const word of new Set(words)) {
      const known = having.get(word);
      if (known) known.push(index);
      else having.set(word, [index]);
    }
  }
  return { sentences, having };
}
