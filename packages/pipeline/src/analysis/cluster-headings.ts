import type { Language } from '@headway/text/language';
import { countWords, toContentStems } from '@headway/text/words';
import type { CompetitorPage, TermStatistic, TopicCluster } from '../protocol/stage-outputs.ts';
import { toKeywordStems } from '../text/to-keyword-stems.ts';
import { jaccard } from '../text/jaccard.ts';

const SAME_TOPIC = 0.5;
const MAX_TOPICS = 16;
/** Every heading is compared with every other, so a page with too many headings would take very long. */
const MAX_HEADINGS_PER_PAGE = 80;

/** Headings that any page can have. */
const GENERIC =
  /^(?:(?:code |basic |full |advanced |more )?examples?|usage|references?|parameters?|props|options|returns?|return values?|arguments|import|install(?:ation|ing)?|api (?:signature|reference)|version (?:history|changes)|changelog|next steps?|further reading|learn more|good to know|introduction|overview|summary|conclusion|table of contents|related|see also|resources|background|configuration|getting started|prerequisites|faq|troubleshooting|caveats|notes?|types?|events?|properties|syntax|example apps?|recap|quick ?start|setup|how it works|platform support|(?:complete|full|real-world)? ?code|.* examples?)$/iu;

/** Converts a heading into one for a section of an article; null for a heading that does not suit. */
function toSectionHeading(heading: string): string | null {
  const text = heading
    .replace(/^(?:step\s+)?\d+(?:\.\d+)*[.:)]?\s+/iu, '')
    .replace(/[\s:#]+$/u, '')
    .trim();
  const isSpoken = /^[\p{L}\p{N}`'’",.?/& -]+$/u.test(text) && /\p{L}{3}/u.test(text);
  const words = countWords(text);
  if (!isSpoken || words < 2 || words > 11 || GENERIC.test(text) || /\(\)|^[a-z]+[A-Z]/u.test(text))
    return null;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

interface Heading {
  text: string;
  stems: ReadonlySet<string>;
  position: number;
}

/**
 * Groups similar headings of the pages into topics. Topics of many pages and near the keyword come first.
 *
 * The weight of a topic is 2 per page, plus 3 times the share of the keyword's stems that it has, plus the mean weight of
 * its stems, plus the reciprocal of its best position.
 */
export function clusterHeadings(
  pages: readonly CompetitorPage[],
  terms: readonly TermStatistic[],
  keyword: string,
  language: Language,
): TopicCluster[] {
  const clusters: Heading[][] = [];
  for (const page of pages) {
    const headings = page.blocks.filter(
      ({ kind, level }) => kind === 'heading' && (level === 2 || level === 3),
    );
    for (const block of headings.slice(0, MAX_HEADINGS_PER_PAGE)) {
      const text = toSectionHeading(block.text);
      const stems = new Set(toContentStems(text ?? '', language));
      if (text === null || stems.size === 0) continue;
      const heading = { text, stems, position: page.position };
      const alike = clusters.find((cluster) =>
        cluster.some((other) => jaccard(other.stems, stems) >= SAME_TOPIC),
      );
      if (alike) alike.push(heading);
      else clusters.push([heading]);
    }
  }
  const texts = pages.flatMap(({ blocks }) => blocks.map(({ text }) => text));
  const keywordStems = new Set(toKeywordStems(keyword, texts, language));
  const weights = new Map(
    terms.flatMap((term) => (term.stems.length === 1 ? [[term.stems[0] ?? '', term.weight]] : [])),
  );
  return clusters
    .map((cluster) => toTopic(cluster, keywordStems, weights))
    .toSorted((a, b) => b.weight - a.weight || (a.heading < b.heading ? -1 : 1))
    .slice(0, MAX_TOPICS);
}

function toTopic(
  cluster: readonly Heading[],
  keyword: ReadonlySet<string>,
  weights: ReadonlyMap<string, number>,
): TopicCluster {
  const stems = new Set(cluster.flatMap((heading) => [...heading.stems]));
  const positions = [...new Set(cluster.map((heading) => heading.position))];
  const near = [...keyword].filter((stem) => stems.has(stem)).length / Math.max(1, keyword.size);
  const weight =
    [...stems].reduce((sum, stem) => sum + (weights.get(stem) ?? 0), 0) / Math.max(1, stems.size);
  // the heading of the page with the best position
  const [first] = cluster.toSorted((a, b) => a.position - b.position);
  return {
    heading: first?.text ?? '',
    stems: [...stems],
    positions,
    weight: Math.round((2 * positions.length + 3 * near + weight + 1 / Math.min(...positions)) * 100) / 100,
  };
}
