import type { Nodes, Root } from 'mdast';
import { z } from 'zod';
import { truncate } from '../text/words.ts';
import { toOutcome, type CheckDefinition } from './check.ts';

function findNodes(root: Nodes, found: (node: Nodes) => string | null): string[] {
  const findings: string[] = [];
  const visit = (node: Nodes): void => {
    const finding = found(node);
    if (finding !== null) findings.push(finding);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(root);
  return findings;
}

/** Markup that a reader would see as characters. */
function findBrokenMarkdown(markdown: string, root: Root): string[] {
  const fences = markdown.split('\n').filter((line) => /^\s{0,3}(?:```|~~~)/u.test(line)).length;
  return [
    ...(fences % 2 === 1 ? ['a code block is never closed'] : []),
    ...findNodes(root, (node) => {
      if (node.type !== 'text') return null;
      const mark = /\*\*|\]\(|^#{1,6}\s/u.exec(node.value)?.[0];
      return mark === undefined ? null : `stray ${mark} in “${truncate(node.value, 60)}”`;
    }),
    ...findNodes(root, (node) =>
      node.type === 'heading' && node.children.length === 0 ? 'a heading without text' : null,
    ),
  ];
}

function findUnsafeHtml(root: Root): string[] {
  return findNodes(root, (node) => {
    if (node.type === 'html') return `raw HTML ${truncate(node.value, 40)}`;
    if ((node.type === 'link' || node.type === 'image' || node.type === 'definition') && isUnsafe(node.url))
      return `the address ${truncate(node.url, 40)}`;
    return null;
  });
}

function isUnsafe(url: string): boolean {
  return /^\s*(?:[a-z][a-z\d+.-]*:)/iu.test(url) && !/^\s*(?:https?|mailto):/iu.test(url);
}

const jsonLdSchema = z.looseObject({
  '@context': z.literal('https://schema.org'),
  '@type': z.enum(['Article', 'BlogPosting', 'BreadcrumbList']),
  headline: z.string().min(1).max(200),
});

/** What may only be claimed when it exists, and here it never does. */
const INVENTED = new Set([
  'author',
  'creator',
  'aggregateRating',
  'review',
  'reviews',
  'reviewRating',
  'award',
]);

function findClaims(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(findClaims);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(INVENTED.has(key) ? [`it claims ${key}`] : []),
    ...findClaims(inner),
  ]);
}

function findJsonLdFaults(jsonLd: string): string[] {
  let json: unknown;
  try {
    json = JSON.parse(jsonLd);
  } catch {
    return ['it is no JSON'];
  }
  const parsed = jsonLdSchema.safeParse(json);
  const issues = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return [
    ...issues,
    ...findClaims(json),
    ...(jsonLd.includes('<') ? ['it could end its script element'] : []),
  ];
}

/** Checks of headings, markup and structured data. */
export const structureChecks: readonly CheckDefinition[] = [
  {
    id: 'single-h1',
    label: 'One main heading',
    run({ sections }) {
      const count = sections.filter(({ level }) => level === 1).length;
      return toOutcome('block', count === 1 ? [] : [`${count} main headings`], 'one');
    },
  },
  {
    id: 'markdown',
    label: 'Intact Markdown',
    run: ({ draft, root }) => toOutcome('block', findBrokenMarkdown(draft.markdown, root), 'no stray markup'),
  },
  {
    id: 'safe-html',
    label: 'No raw HTML, no unsafe address',
    run: ({ root }) => toOutcome('block', findUnsafeHtml(root), 'none found'),
  },
  {
    id: 'json-ld',
    label: 'Valid structured data without invented claims',
    run: ({ jsonLd }) => toOutcome('block', findJsonLdFaults(jsonLd), 'Article, with its citations'),
  },
];
