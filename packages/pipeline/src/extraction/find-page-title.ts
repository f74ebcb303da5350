import { toContentStems } from '@headway/text/words';
import type { Language } from '@headway/text/language';

/** What a page says about its own title. Texts can be empty. */
export interface TitleClues {
  /** The text of its `title` element. */
  documentTitle: string;
  /** The texts of its headings of level 1, in order. */
  headings: readonly string[];
  /** `og:title`. */
  shared: string;
  /** `og:site_name`. */
  site: string;
}

/** Between a title and the name of its site. */
const SEPARATOR = /\s+[|–—·»•/:-]\s+|\s*[|»]\s*/u;
/** A heading with this share of the words of the title is the title, perhaps shortened. */
const SAME = 0.5;

/**
 * The title of a page. A first heading is often a logo or the first letter of a glossary; it counts if it says what the
 * `title` element says before the name of the site, or if that only names the site.
 */
export function findPageTitle(
  { documentTitle, headings, shared, site }: TitleClues,
  language: Language,
): string {
  const toStems = (text: string): Set<string> => new Set(toContentStems(text, language));
  const isSite = (text: string): boolean => toLetters(text) === toLetters(site);
  const [main, ...others] = [shared, ...documentTitle.split(SEPARATOR)]
    .map((part) => part.trim())
    .filter((part) => part.length > 1 && !isSite(part));
  if (main === undefined)
    return headings.find((heading) => heading.length > 1 && !isSite(heading)) ?? documentTitle;
  // some sites name themselves first
  const longer = others.filter((part) => toStems(part).size > toStems(main).size);
  return (
    [main, ...longer].flatMap(
      (part) => headings.find((heading) => isAlike(toStems(heading), toStems(part))) ?? [],
    )[0] ?? main
  );
}

function isAlike(heading: ReadonlySet<string>, title: ReadonlySet<string>): boolean {
  const common = [...heading].filter((stem) => title.has(stem)).length;
  return common > 0 && common / heading.size >= SAME && common / title.size >= SAME;
}

function toLetters(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
