import { toContentStems } from '@headway/text/words';
import { takeTurns } from '../threads/abort.ts';
import type { Brief } from '../protocol/writer.ts';
import { createBm25 } from '../text/bm25.ts';
import { toKeywordStems } from '../text/to-keyword-stems.ts';
import { jaccard } from '../text/jaccard.ts';
import { toPassages, type Passage } from './passages.ts';

/** Which passages a section needs. */
export interface PassageQuery {
  /** Stems and their weights. */
  stems: ReadonlyMap<string, number>;
  /** The stems of a subject: a passage must have 60 % of them or stand under a similar heading. Default none. */
  about?: ReadonlySet<string>;
  /** Stems of which a passage must have all. Default none. */
  required?: readonly string[];
  /** The position of the only page whose passages suit. Default: the passages of all pages. */
  position?: number;
  limit: number;
  /** With fewer passages, none is taken. Default 1. */
  least?: number;
  /** Multiplies a passage's relevance. Default 1. */
  prefer?: (passage: Passage) => number;
}

const MAX_PER_SOURCE = 4;
/** An article of few pages takes more passages of each, so that it may have this many. */
const ENOUGH_PASSAGES = 20;
const MAX_PER_SOURCE_AND_QUERY = 2;
/**
 * The weight of relevance; the rest is the weight of difference to the passages that are taken.
 *
 * @see Carbonell and Goldstein, "The Use of MMR, Diversity-Based Reranking", SIGIR 1998
 */
const LAMBDA = 0.75;
const TOO_ALIKE = 0.55;
const MIN_SHARE_OF_TOP = 0.3;
/** More candidates would take more time and change nothing. */
const MAX_CANDIDATES = 80;

/** The least likeness of a passage's heading and the subject when the passage does not have the subject's stems. */
const MIN_HEADING_FIT = 0.5;

function isAbout(stems: ReadonlySet<string>, about: ReadonlySet<string>): boolean {
  return [...about].filter((stem) => stems.has(stem)).length >= Math.ceil(about.size * 0.6);
}

interface Candidate {
  passage: Passage;
  stems: ReadonlySet<string>;
  headings: ReadonlySet<string>;
}

/** The passages of all pages. Each is taken once. */
export type PassagePool = Awaited<ReturnType<typeof createPassagePool>>;

export async function createPassagePool(
  { request, pages, language }: Pick<Brief, 'request' | 'pages' | 'language'>,
  signal: AbortSignal,
) {
  const all: Candidate[] = [];
  for (const page of pages) {
    for (const passage of toPassages(page, language)) {
      const headings = new Set(toContentStems(passage.headings.at(-1) ?? '', language));
      all.push({ passage, stems: new Set(passage.stems), headings });
    }
    await takeTurns(signal);
  }
  const bm25 = createBm25(all.map(({ passage }) => passage.stems));
  const taken = new Set<Candidate>();
  const maxPerSource = Math.max(MAX_PER_SOURCE, Math.ceil(ENOUGH_PASSAGES / pages.length));

  /** How many of the taken passages are of one page. */
  function countTaken(position: number): number {
    return [...taken].filter(({ passage }) => passage.position === position).length;
  }

  function score(candidate: Candidate, index: number, query: PassageQuery): number {
    const { passage, stems, headings } = candidate;
    const { about, required = [], position = passage.position, prefer } = query;
    if (passage.position !== position || required.some((stem) => !stems.has(stem))) return 0;
    // a similar heading says as much as the words of the passage
    const fit = about ? jaccard(headings, about) : 0;
    if (about && fit < MIN_HEADING_FIT && !isAbout(stems, about)) return 0;
    return bm25(index, query.stems) * (1 + 2 * fit) * (prefer?.(passage) ?? 1);
  }

  const texts = pages.flatMap(({ blocks }) => blocks.map(({ text }) => text));
  return {
    language,
    /** The stems of the keyword as the pages spell it. */
    keyword: toKeywordStems(request.keyword, texts, language),
    /** Takes the best passages that are left: diverse, and at most two of a page. */
    take(query: PassageQuery): Passage[] {
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
            countTaken(candidate.passage.position) < maxPerSource &&
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
        taken.add(best.candidate);
        picked.push(best.candidate);
        const { position } = best.candidate.passage;
        inQuery.set(position, (inQuery.get(position) ?? 0) + 1);
      }
      if (picked.length >= (query.least ?? 1)) return picked.map(({ passage }) => passage);
      for (const candidate of picked) taken.delete(candidate);
      return [];
    },
    /** Marks passages that an article quotes already as taken. */
    markTaken(texts: ReadonlySet<string>) {
      for (const candidate of all) if (texts.has(candidate.passage.text)) taken.add(candidate);
    },
  };
}
