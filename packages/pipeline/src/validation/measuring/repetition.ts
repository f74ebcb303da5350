import type { Sentence } from '../subject/paragraph.ts';
import type { Scale } from './rate.ts';

/**
 * The share of words in sentences that repeat an earlier one. 95 of 100 pages of the offline library repeat less than 10 %,
 * the most repetitive reference of an API 22 %; an extractive article repeats at most 4 %.
 */
export const REPETITION: Scale = { fine: 0.1, none: 0.3 };

/**
 * A sentence that shares so much of its skeleton with the sentences before it repeats them. Sentences that differ in terms
 * and figures only share all of it, and two sentences of one article seldom share more than 0.3.
 */
const REPEATED = 0.6;
/** A shorter sentence, such as `It depends.`, may be said twice. */
const MIN_WORDS = 4;

/** A sentence with the first and the last so many words of two earlier ones puts another text into the same frame. */
const EDGE_WORDS = 4;
const MOST_EDGES = 2;

/** Prepares the search for repetition in a text. The returned function takes its sentences in their order. */
export function createRepetition(): (sentence: Sentence) => boolean {
  const skeletons = new Set<string>();
  const frames = new Set<string>();
  const edges = new Map<string, number>();
  const isUsed = (edge: string): boolean => {
    const times = edges.get(edge) ?? 0;
    edges.set(edge, times + 1);
    return times >= MOST_EDGES;
  };
  return ({ skeleton, frame, words, flaw, ownWords }) => {
    if (words < MIN_WORDS || flaw === 'fragment') return false;
    const known = skeleton.filter((part) => skeletons.has(part)).length;
    const isOfPattern = frame !== null && frames.has(frame);
    const isFramed = isFrame(ownWords, isUsed);
    for (const part of skeleton) skeletons.add(part);
    if (frame !== null) frames.add(frame);
    return isOfPattern || isFramed || known / Math.max(1, skeleton.length) >= REPEATED;
  };
}

function isFrame(words: readonly string[], isUsed: (edge: string) => boolean): boolean {
  if (words.length < 2 * EDGE_WORDS) return false;
  const ends = [words.slice(0, EDGE_WORDS), words.slice(-EDGE_WORDS)];
  return ends.map((edge, i) => isUsed(`${i} ${edge.join(' ')}`)).every(Boolean);
}
