import { isSafeLink } from '@headway/text/address';
import { findForeignHtml } from '@headway/text/markdown';
import type { Root } from 'mdast';
import * as z from 'zod/mini';
import { truncate } from '../../text/whitespace.ts';
import { findBrokenMarkdown } from '../measuring/broken-markdown.ts';
import { createNodeFinder } from '../subject/node-finder.ts';
import { forbid, ifTrue, type CheckDefinition, type Finding } from './check.ts';

const findHtml = createNodeFinder((node) => (node.type === 'html' ? node.value : null));

const findUnsafeAddresses = createNodeFinder((node) =>
  (node.type === 'link' || node.type === 'image' || node.type === 'definition') &&
  node.url !== '' &&
  !isSafeLink(node.url)
    ? `the address ${truncate(node.url, 40)}`
    : null,
);

/** HTML that the editor does not write itself, and addresses that could run a program. */
function findUnsafeHtml(root: Root): string[] {
  // a table in HTML consists of several blocks, so its search begins anew after each change
  const foreign = findHtml(root).length > 0 ? findForeignHtml(root) : [];
  return [...foreign.map((html) => `raw HTML ${truncate(html, 40)}`), ...findUnsafeAddresses(root)];
}

const jsonLdSchema = z.looseObject({
  '@context': z.literal('https://schema.org'),
  '@type': z.enum(['Article', 'BlogPosting', 'BreadcrumbList']),
  headline: z.string().check(z.minLength(1), z.maxLength(200)),
});

/** Fields of claims that no generated article can make. */
const INVENTED = new Set('author creator aggregateRating review reviews reviewRating award'.split(' '));

function findClaims(value: unknown): Finding[] {
  if (Array.isArray(value)) return value.flatMap(findClaims);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...ifTrue(INVENTED.has(key), `it claims ${key}`),
    ...findClaims(inner),
  ]);
}

function findJsonLdFaults(jsonLd: string): Finding[] {
  let json: unknown;
  try {
    json = JSON.parse(jsonLd);
  } catch {
    return ['it is not valid JSON'];
  }
  const issues = jsonLdSchema.safeParse(json).error?.issues ?? [];
  return [
    ...issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    ...findClaims(json),
    ...ifTrue(jsonLd.includes('<'), 'it could end its script element'),
  ];
}

/** Headings, markup and structured data. */
export const structureChecks: readonly CheckDefinition[] = [
  forbid(
    'single-h1',
    'One main heading',
    'Keep one main heading, and make the others section headings.',
    ({ sections }) => {
      const main = sections.filter(({ level }) => level === 1);
      const passage = main[1]?.heading ?? null;
      return { findings: ifTrue(main.length !== 1, `${main.length} main headings`, passage), fine: 'one' };
    },
  ),
  forbid(
    'markdown',
    'Intact Markdown',
    'Delete the stray signs, or format the words with the toolbar.',
    ({ draft, root }) => ({
      findings: findBrokenMarkdown(draft.markdown, root),
      fine: 'no stray markup',
    }),
  ),
  forbid(
    'safe-html',
    'No raw HTML, no unsafe address',
    'Delete the HTML or the address, or mark it as code.',
    ({ root }) => ({
      findings: findUnsafeHtml(root),
      fine: 'none found',
    }),
  ),
  forbid(
    'json-ld',
    'Valid structured data without invented claims',
    'Change the title: the structured data is made of it.',
    ({ jsonLd }) => ({
      findings: findJsonLdFaults(jsonLd),
      fine: 'Article, with its citations',
    }),
  ),
];
