import type { CompetitorPage } from '../protocol/stage-outputs.ts';
import { escapeMarkdown } from '../markdown/escape-markdown.ts';
import type { Passage } from './passages.ts';
import { toQuote } from './quote.ts';
import type { SourceList } from './source-list.ts';

/** A quotation with more words is a paragraph of its own. */
const BLOCK_QUOTE_WORDS = 40;

const FIRST = [
  (page: string, site: string) => `The page ${page} of ${site} explains:`,
  (page: string, site: string) => `According to ${page}, a page of ${site}:`,
  (page: string, site: string) => `${page}, from ${site}, puts it like this:`,
  (page: string, site: string) => `In ${page}, ${site} says:`,
] as const;
const OPENING = [
  (page: string) => `${page} explains:`,
  (page: string) => `In the words of ${page}:`,
  (page: string) => `${page} describes it as follows:`,
] as const;
const OTHER = [
  (page: string) => `In addition, ${page} notes:`,
  (page: string) => `A further detail comes from ${page}:`,
  (page: string) => `${page} also points out:`,
] as const;
const SAME = [
  () => 'The same page adds:',
  () => 'Furthermore, it says:',
  () => 'It also states:',
  () => 'And further:',
] as const;

/** Returns the variants in turn, so that the same input gives the same text. */
function createTurns<T>(variants: readonly [T, ...T[]]): () => T {
  let turn = 0;
  return () => variants[turn++ % variants.length] ?? variants[0];
}

/** Turns passages into paragraphs that name their sources, in varied wording. */
export type Attributor = ReturnType<typeof createAttributor>;

export function createAttributor(pages: readonly CompetitorPage[], sources: SourceList) {
  const byPosition = new Map(pages.map((page) => [page.position, page]));
  const cited = new Set(sources.toSources().map(({ url }) => url));
  const introduced = new Set(pages.filter(({ url }) => cited.has(url)).map(({ position }) => position));
  const titles = pages.map(({ title }) => title);
  const first = createTurns(FIRST);
  const opening = createTurns(OPENING);
  const other = createTurns(OTHER);
  const same = createTurns(SAME);

  function toLead(page: CompetitorPage, previous: number | null): string {
    const title = `*${escapeMarkdown(page.title)}*`;
    const site = page.site.endsWith('documentation') ? `the ${page.site}` : page.site;
    if (previous === page.position) return same()();
    if (introduced.has(page.position)) {
      const isShared = titles.indexOf(page.title) !== titles.lastIndexOf(page.title);
      const named = isShared ? `${title} in ${escapeMarkdown(site)}` : title;
      return previous === null ? opening()(named) : other()(named);
    }
    introduced.add(page.position);
    return first()(title, escapeMarkdown(site));
  }

  return {
    toParagraphs(passages: readonly Passage[]): string[] {
      const paragraphs: string[] = [];
      let previous: number | null = null;
      for (const passage of orderBySource(passages)) {
        const page = byPosition.get(passage.position);
        if (!page) continue;
        const lead = toLead(page, previous);
        const quote = toQuote(passage, sources.cite(page));
        if (passage.words >= BLOCK_QUOTE_WORDS) paragraphs.push(lead, `> ${quote}`);
        else if (previous === passage.position && !paragraphs.at(-1)?.startsWith('>'))
          paragraphs.push(`${paragraphs.pop() ?? ''} ${lead} ${quote}`);
        else paragraphs.push(`${lead} ${quote}`);
        previous = passage.position;
      }
      return paragraphs;
    },
  };
}

/** Sorts the sources by their best passage, and the passages of each source by their order on the page. */
function orderBySource(passages: readonly Passage[]): Passage[] {
  const positions = [...new Set(passages.map(({ position }) => position))];
  return positions.flatMap((position) =>
    passages.filter((passage) => passage.position === position).toSorted((a, b) => a.order - b.order),
  );
}
