import type { AnchorRange } from './anchor.ts';
import { CONTEXT } from './anchor.ts';
import { alignPassage } from './align-passage.ts';
import type { SearchedText } from './searched-text.ts';
import { countCharacters, measureSurroundings, type SoughtPassage } from './sought-passage.ts';

interface Finding {
  start: number;
  end: number;
  /** Characters of the passage and its surroundings that speak for this place. */
  evidence: number;
}

/** As many characters that agree are no coincidence; of a passage that has not as many, most. */
const SUFFICIENT = 32;
const MOST = 0.8;
/** A rewrite that leaves less than this of a passage has replaced it. */
const LEAST_KEPT = 0.5;
const LEAST_ALIKE = 0.5;
/** Words that a text has more often say nothing about where a passage is. */
const COMMON = 64;
const STRETCH = 8;
const STRETCHES_COMPARED = 4;

/**
 * Finds a passage by its words: where they are unchanged, else where most of them are. A place must be vouched for by
 * enough characters of the passage and its surroundings. Of several, the one with the most is it; of equal ones, that
 * nearest to where the passage was.
 *
 * @param near where in the document the passage was, if that is known
 */
export function findQuote(
  searched: SearchedText,
  passage: SoughtPassage,
  near: number | null,
): AnchorRange | 'ambiguous' | null {
  if (passage.quoteWords.length === 0) return null;
  const available = passage.prefix.length + passage.quote.length + passage.suffix.length;
  const needed = Math.min(SUFFICIENT, MOST * available);
  for (const find of [findExactly, findAlike]) {
    const findings = find(searched, passage, needed).filter(({ evidence }) => evidence >= needed);
    if (findings.length > 0) return choose(searched, findings, near);
  }
  return null;
}

function choose(
  { flat }: SearchedText,
  findings: readonly Finding[],
  near: number | null,
): AnchorRange | 'ambiguous' {
  const most = Math.max(...findings.map(({ evidence }) => evidence));
  const best = findings
    .filter(({ evidence }) => evidence === most)
    .map(({ start, end }) => flat.toRange(start, end));
  const [first, ...others] = best;
  if (!first || (others.length > 0 && near === null)) return 'ambiguous';
  const distance = ({ from, to }: AnchorRange) => Math.max(0, from - (near ?? 0), (near ?? 0) - to);
  return others.reduce((nearest, other) => (distance(other) < distance(nearest) ? other : nearest), first);
}

function findExactly({ flat: { text } }: SearchedText, passage: SoughtPassage): Finding[] {
  const { quote } = passage;
  const findings: Finding[] = [];
  for (let start = text.indexOf(quote); start !== -1; start = text.indexOf(quote, start + 1)) {
    const end = start + quote.length;
    const around = measureSurroundings(
      passage,
      text.slice(Math.max(0, start - CONTEXT - 1), start),
      text.slice(end, end + CONTEXT + 1),
    );
    findings.push({ start, end, evidence: quote.length + around });
  }
  return findings;
}

function findAlike(searched: SearchedText, passage: SoughtPassage, needed: number): Finding[] {
  const length = countCharacters(passage.quoteWords);
  const findings = new Map<number, Finding>();
  for (const { from, to } of findStretches(searched, passage, needed)) {
    const likeness = alignPassage(passage, searched.words.slice(from, to));
    if (!likeness || likeness.kept < LEAST_KEPT * length || likeness.alike < LEAST_ALIKE) continue;
    const { start, end, kept, around } = likeness;
    findings.set(start, { start, end, evidence: kept + around / 4 });
  }
  return [...findings.values()];
}

/** The parts of a text that have the most words of a passage in their order, rare words counting more. */
function findStretches(
  searched: SearchedText,
  passage: SoughtPassage,
  needed: number,
): { from: number; to: number }[] {
  const sought = [...passage.prefixWords, ...passage.quoteWords, ...passage.suffixWords];
  const votes = new Map<number, { weight: number; characters: number }>();
  for (const [index, { text }] of sought.entries()) {
    const places = searched.findWord(text);
    if (places.length > COMMON) continue;
    for (const place of places) {
      const stretch = Math.floor((place - index) / STRETCH);
      for (const near of [stretch, stretch + 1]) {
        const { weight, characters } = votes.get(near) ?? { weight: 0, characters: 0 };
        votes.set(near, {
          weight: weight + 1 / places.length,
          characters: characters + text.length,
        });
      }
    }
  }
  const slack = STRETCH + Math.ceil(sought.length / 4);
  return [...votes]
    .filter(([, { characters }]) => characters * 2 >= needed)
    .toSorted(([, one], [, other]) => other.weight - one.weight)
    .slice(0, STRETCHES_COMPARED)
    .map(([stretch]) => ({
      from: Math.max(0, stretch * STRETCH - slack),
      to: Math.max(0, stretch * STRETCH + sought.length + slack),
    }));
}
