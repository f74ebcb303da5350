import type { CompetitorPage } from '../protocol/stage-outputs.ts';
import { collapseWhitespace, truncate } from '../text/whitespace.ts';

const SMALL = new Set(
  'a an and as at but by for from in into nor of on or per the to vs via with'.split(' '),
);

/** `caching and revalidation` as `Caching and Revalidation`. Words with capitals of their own, and code, stay. */
export function toTitleCase(text: string): string {
  return collapseWhitespace(text)
    .split(' ')
    .map((word, i) =>
      (i > 0 && SMALL.has(word.toLowerCase())) || /\p{Lu}|[^\p{L}'’,-]/u.test(word)
        ? word
        : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join(' ');
}

/** `the Next.js documentation and the AI SDK documentation`. */
export function toSiteList(pages: readonly CompetitorPage[]): string {
  const sites = [...new Set(pages.map((page) => page.site))];
  const named = sites.slice(0, 3).map((site) => (site.endsWith('documentation') ? `the ${site}` : site));
  if (sites.length > 3) named.push(`${sites.length - 3} more`);
  return toEnumeration(named);
}

/** `a, b and c`. */
export function toEnumeration(items: readonly string[]): string {
  return items.length <= 1 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** Search engines show about so many characters. */
const MAX_TITLE = 60;

/** Composes a title of the keyword and the kind of the article. */
export function toArticleTitle(keyword: string, pages: readonly CompetitorPage[]): string {
  const subject = toTitleCase(keyword);
  const isDocumentation = pages.every((page) => page.site.endsWith('documentation'));
  const endings = isDocumentation
    ? ['What the Documentation Says', 'A Sourced Overview']
    : ['What the Leading Pages Say', 'A Sourced Overview'];
  for (const ending of endings) {
    if (subject.length + ending.length + 2 <= MAX_TITLE) return `${subject}: ${ending}`;
  }
  return truncate(subject, MAX_TITLE);
}

const MIN_DESCRIPTION = 120;
const MAX_DESCRIPTION = 156;

/** Composes a description of 120 to 156 characters; shorter if there are too few headings. */
export function toMetaDescription(
  keyword: string,
  pages: readonly CompetitorPage[],
  headings: readonly string[],
): string {
  const start = `${toTitleCase(keyword)} in quotations from ${toSiteList(pages)}`;
  let text = `${start}.`;
  for (let count = 1; count <= headings.length && text.length < MIN_DESCRIPTION; count += 1) {
    const longer = `${start}: ${toEnumeration(headings.slice(0, count))}.`;
    if (longer.length <= MAX_DESCRIPTION) text = longer;
  }
  for (const more of [
    ' Every statement is linked to its source.',
    ' With a link to every source.',
    ' Sources linked.',
  ]) {
    if (text.length < MIN_DESCRIPTION && text.length + more.length <= MAX_DESCRIPTION) text += more;
  }
  return truncate(text, MAX_DESCRIPTION);
}

/** Converts a keyword into a part of an address, of at most 80 UTF-16 code units. */
export function toSlug(keyword: string): string {
  const slug = keyword
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  return slug.slice(0, 80).replace(/-+$/u, '') || 'article';
}
