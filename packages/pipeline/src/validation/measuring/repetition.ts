import { countEach } from '../../text/count-each.ts';
import type { Sentence } from '../subject/sentence.ts';
import type { Scale } from './rate.ts';

/**
 * The share of words in sentences that repeat another one. 95 of 100 pages of the offline library repeat less than 10 %,
 * the most repetitive reference of an API 22 %; an extractive article repeats at most 4 %.
 */
export const REPETITION: Scale = { fine: 0.1, none: 0.3 };

/**
 * A sentence that shares so much of its skeleton with other sentences repeats them. Sentences that differ in terms and
 * figures only share all of it, and two sentences of one article seldom share more than 0.3.
 */
const MIN_REPEATED_SHARE = 0.6;
/** Mark a sentence as repeated when another one shares at least 30 % of its skeleton. */
const MIN_GIVEN_SHARE = MIN_REPEATED_SHARE / 2;
/** A shorter sentence, such as `It depends.`, may be said twice. */
const MIN_REPEATING_WORDS = 4;

/** A sentence with the first and the last so many words of two others puts another text into the same frame. */
const EDGE_WORDS = 4;
const MOST_EDGES = 2;

/** A sentence of a text, in the order of the text. */
export interface RepeatableSentence {
  sentence: Sentence;
  /** Whether nothing else is wrong with it. */
  isSound: boolean;
  /** The cells of a table may repeat others. */
  isCell: boolean;
}

/** Which sentences of a text repeat another one, and which are repeated by another one, by their index. */
export interface Repetition {
  repeating: ReadonlySet<number>;
  repeated: ReadonlySet<number>;
}

/**
 * Finds the sentences of a text that repeat another one. Of sentences that say the same, the shortest counts, wherever it
 * is, and of equal ones the first. A sentence with another fault never makes a sound one a repetition. So a copy that is
 * added to a text changes nothing of which sentences count.
 */
export function findRepetition(text: readonly RepeatableSentence[]): Repetition {
  const [skeletons, frames] = [new Map<string, number>(), new Map<string, number>()];
  const edges = new Map<string, number>();
  const [repeating, repeated] = [new Set<number>(), new Set<number>()];
  for (const { sentence, index } of toOrder(text)) {
    const { skeleton, frame, ownWords } = sentence;
    const owners = skeleton.flatMap((part) => skeletons.get(part) ?? []);
    const framing = frame === null ? undefined : frames.get(frame);
    const ends = toEdges(ownWords);
    const isOfSkeleton = owners.length / Math.max(1, skeleton.length) >= MIN_REPEATED_SHARE;
    const isOfEdges = ends.length > 0 && ends.every((edge) => (edges.get(edge) ?? 0) >= MOST_EDGES);
    if (isOfSkeleton || framing !== undefined || isOfEdges) {
      repeating.add(index);
      if (framing !== undefined) repeated.add(framing);
      for (const [owner, parts] of countEach(owners))
        if (parts / skeleton.length >= MIN_GIVEN_SHARE) repeated.add(owner);
      continue;
    }
    for (const part of skeleton) if (!skeletons.has(part)) skeletons.set(part, index);
    if (frame !== null) frames.set(frame, index);
    for (const edge of ends) edges.set(edge, (edges.get(edge) ?? 0) + 1);
  }
  return { repeating, repeated };
}

/** The sentences that can repeat others: sound ones first, and short ones before long ones. */
function toOrder(text: readonly RepeatableSentence[]): (RepeatableSentence & { index: number })[] {
  return text
    .map((entry, index) => ({ ...entry, index }))
    .filter(
      ({ sentence: { words, flaw }, isCell }) =>
        !isCell && words >= MIN_REPEATING_WORDS && flaw !== 'fragment',
    )
    .toSorted(
      (a, b) =>
        Number(b.isSound) - Number(a.isSound) ||
        a.sentence.words - b.sentence.words ||
        (a.sentence.text < b.sentence.text ? -1 : a.sentence.text > b.sentence.text ? 1 : a.index - b.index),
    );
}

function toEdges(words: readonly string[]): string[] {
  if (words.length < 2 * EDGE_WORDS) return [];
  return [words.slice(0, EDGE_WORDS), words.slice(-EDGE_WORDS)].map((edge, i) => `${i} ${edge.join(' ')}`);
}
