import { takeTurns } from '../threads/abort.ts';
import type { CompetitorPage } from '../protocol/stage-outputs.ts';
import { createBm25 } from '../text/bm25.ts';
import { jaccard } from '../text/jaccard.ts';
import { toContentStems } from '../text/words.ts';
import { toPassages, type Passage } from './passages.ts';

/** What a section looks for. */
export interface PassageQuery {
  /** Stems and how much each counts. */
  stems: ReadonlyMap<string, number>;
  /** The stems of a subject: a passage must have most of them or stand under a heading like it. Default none. */
  about?: ReadonlySet<string>;
  /** Stems that a passage itself must all have. Default none. */
  required?: readonly string[];
  limit: number;
  /** Multiplies a passage's relevance. Default 1. */
  prefer?: (passage: Passage) => number;
}

/** The passages of all pages; each is taken once. */
export interface PassagePool {
  readonly size: number;
  /** The best passages that are left, diverse, at most a few per source. Marks them as taken. */
  take(query: PassageQuery): Passage[];
  /** Marks what an article already quotes. */
  markTaken(texts: ReadonlySet<string>): void;
}

const MAX_PER_SOURCE = 4;
const MAX_PER_SOURCE_AND_QUERY = 2;
/** How much relevance counts against saying something new. */
const LAMBDA = 0.75;
const TOO_ALIKE = 0.55;
const MIN_SHARE_OF_TOP = 0.3;
/** Choosing among more than this would cost time and change nothing. */
const MAX_CANDIDATES = 80;

/** How alike a passage's heading and a subject must be when its own words do not say it. */
const MIN_HEADING_FIT = 0.5;

function isAbout(stems: ReadonlySet<string>, about: ReadonlySet<string>): boolean {
  return [...about].filter((stem) => stems.has(stem)).length >= Math.ceil(about.size * 0.6);
}

interface Candidate {
  passage: Passage;
  stems: ReadonlySet<string>;
  headings: ReadonlySet<string>;
}

export async function createPassagePool(
  pages: readonly CompetitorPage[],
  signal: AbortSignal,
): Promise<PassagePool> {
  const all: Candidate[] = [];
  for (const page of pages) {
    for (const passage of toPassages(page)) {
      const headings = new Set(toContentStems(passage.headings.at(-1) ?? ''));
      all.push({ passage, stems: new Set(passage.stems), headings });
    }
    await takeTurns(signal);
  }
  const bm25 = createBm25(all.map(({ passage }) => passage.stems));
  const taken = new Set<Candidate>();
  const perSource = new Map<number, number>();

  function mark(candidate: Candidate): void {
    taken.add(candidate);
    const { position } = candidate.passage;
    perSource.set(position, (perSource.get(position) ?? 0) + 1);
  }

  function score(candidate: Candidate, index: number, query: PassageQuery): number {
    const { passage, stems, headings } = candidate;
    const { about, required = [], prefer } = query;
    if (required.some((stem) => !stems.has(stem))) return 0;
    // standing under a fitting heading tells as much as its own words
    const fit = about ? jaccard(headings, about) : 0;
    if (about && fit < MIN_HEADING_FIT && !isAbout(stems, about)) return 0;
    return bm25.score(index, query.stems) * (1 + 2 * fit) * (prefer?.(passage) ?? 1);
  }

  return {
    size: all.length,
    take(query) {
      const scored = all
        .map((candidate, index) => ({
          candidate,
          relevance: taken.has(candidate) ? 0 : score(candidate, index, query),
        }))
        .filter(({ relevance }) => relevance > 0);
      const top = Math.max(0, ...scored.map(({ relevance }) => relevance));
      let left = scored
        .filter(({ relevance }) => relevance >= top * MIN_SHARE_OF_TOP)
        .toSorted((a, b) => b.relevance - a.relevance)
        .slice(0, MAX_CANDIDATES);
      const picked: Candidate[] = [];
      const inQuery = new Map<number, number>();
      while (picked.length < query.limit) {
        left = left.filter(
          ({ candidate }) =>
            !taken.has(candidate) &&
            (perSource.get(candidate.passage.position) ?? 0) < MAX_PER_SOURCE &&
            (inQuery.get(candidate.passage.position) ?? 0) < MAX_PER_SOURCE_AND_QUERY,
        );
        let best: { candidate: Candidate; value: number } | null = null;
        for (const { candidate, relevance } of left) {
          const likeness = Math.max(0, ...[...taken].map((other) => jaccard(other.stems, candidate.stems)));
          if (likeness > TOO_ALIKE) continue;
          const value = LAMBDA * (relevance / top) - (1 - LAMBDA) * likeness;
          if (!best || value > best.value) best = { candidate, value };
        }
        if (!best) break;
        mark(best.candidate);
        picked.push(best.candidate);
        const { position } = best.candidate.passage;
        inQuery.set(position, (inQuery.get(position) ?? 0) + 1);
      }
      return picked.map(({ passage }) => passage);
    },
    markTaken(texts) {
      for (const candidate of all) if (texts.has(candidate.passage.text)) mark(candidate);
    },
  };
}
