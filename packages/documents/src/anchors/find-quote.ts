import type { AnchorRange } from './anchor.ts';
import { ANCHOR_SETTINGS } from './anchor-settings.ts';
import { alignPassage } from './align-passage.ts';
import type { SearchedText } from './searched-text.ts';
import { countCharacters, measureSurroundings, type SoughtPassage } from './sought-passage.ts';

interface Finding {
  start: number;
  end: number;
  /** Characters of the passage and its surroundings that agree, those of the surroundings weighted. */
  evidence: number;
}

const { context, surroundingsWeight, stretchWords } = ANCHOR_SETTINGS;

/**
 * Finds a passage by its words: where they are unchanged, otherwise where most of them are. A place needs enough evidence,
 * which is the number of characters that agree. Of several places the one with the most evidence is returned, of equal
 * ones the one nearest to `near`.
 *
 * @param near where the passage was, as a position of the document; `null` if unknown, so that equal places are
 *   `ambiguous`
 */
export function findQuote(
  searched: SearchedText,
  passage: SoughtPassage,
  near: number | null,
): AnchorRange | 'ambiguous' | null {
  if (passage.quoteWords.length === 0) return null;
  const available = passage.prefix.length + passage.quote.length + passage.suffix.length;
  const needed = Math.min(ANCHOR_SETTINGS.sufficientEvidence, ANCHOR_SETTINGS.sufficientShare * available);
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
      text.slice(Math.max(0, start - context - 1), start),
      text.slice(end, end + context + 1),
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
    if (!likeness || likeness.kept < ANCHOR_SETTINGS.leastKept * length) continue;
    if (likeness.alike < ANCHOR_SETTINGS.leastLikeness) continue;
    const { start, end, kept, around } = likeness;
    findings.set(start, { start, end, evidence: kept + around * surroundingsWeight });
  }
  return [...findings.values()];
}

/** The parts of a text with the most words of a passage in the same order. Rare words count more. */
function findStretches(
  searched: SearchedText,
  passage: SoughtPassage,
  needed: number,
): { from: number; to: number }[] {
  const sought = [...passage.prefixWords, ...passage.quoteWords, ...passage.suffixWords];
  const votes = new Map<number, { weight: number; characters: number }>();
  for (const [index, { text }] of sought.entries()) {
    const places = searched.findWord(text);
    if (places.length > ANCHOR_SETTINGS.maxOccurrences) continue;
    for (const place of places) {
      const stretch = Math.floor((place - index) / stretchWords);
      for (const near of [stretch, stretch + 1]) {
        const { weight, characters } = votes.get(near) ?? { weight: 0, characters: 0 };
        votes.set(near, {
          weight: weight + 1 / places.length,
          characters: characters + text.length,
        });
      }
    }
  }
  const slack = stretchWords + Math.ceil(sought.length * ANCHOR_SETTINGS.stretchSlack);
  return [...votes]
    .filter(([, { characters }]) => characters >= ANCHOR_SETTINGS.stretchEvidence * needed)
    .toSorted(([, one], [, other]) => other.weight - one.weight)
    .slice(0, ANCHOR_SETTINGS.stretchesCompared)
    .map(([stretch]) => ({
      from: Math.max(0, stretch * stretchWords - slack),
      to: Math.max(0, stretch * stretchWords + sought.length + slack),
    }));
}
