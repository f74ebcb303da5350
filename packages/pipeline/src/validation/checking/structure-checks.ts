import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { z } from 'zod';
import { perObject } from '../../text/per-object.ts';
import { truncate } from '../../text/whitespace.ts';
import { forbid, ifTrue, type CheckDefinition } from './check.ts';

/** Prepares a search for nodes. A top-level block that was searched before is not searched again. */
function createNodeFinder(toFinding: (node: Nodes) => string | null): (root: Root) => string[] {
  const findIn = perObject((block: Nodes) => {
    const findings: string[] = [];
    visit(block, (node) => {
      const finding = toFinding(node);
      if (finding !== null) findings.push(finding);
    });
    return findings;
  });
  return ({ children }) => children.flatMap(findIn);
}

const findStrayMarks = createNodeFinder((node) => {
  if (node.type !== 'text') return null;
  const mark = /\*\*|\]\(|^#{1,6}\s/u.exec(node.value)?.[0];
  return mark === undefined ? null : `stray ${mark} in “${truncate(node.value, 60)}”`;
});

const findEmptyHeadings = createNodeFinder((node) =>
  node.type === 'heading' && node.children.length === 0 ? 'a heading without text' : null,
);

/** Markup that a reader would see as characters. */
function findBrokenMarkdown(markdown: string, root: Root): string[] {
  const fences = markdown.split('\n').filter((line) => /^\s{0,3}(?:```|~~~)/u.test(line)).length;
  return [
    ...ifTrue(fences % 2 === 1, 'a code block is never closed'),
    ...findStrayMarks(root),
    ...findEmptyHeadings(root),
  ];
}

const findUnsafeHtml = createNodeFinder((node) => {
  if (node.type === 'html') return `raw HTML ${truncate(node.value, 40)}`;
  if ((node.type === 'link' || node.type === 'image' || node.type === 'definition') && isUnsafe(node.url))
    return `the address ${truncate(node.url, 40)}`;
  return null;
});

function isUnsafe(url: string): boolean {
  return /^\s*(?:[a-z][a-z\d+.-]*:)/iu.test(url) && !/^\s*(?:https?|mailto):/iu.test(url);
}

const jsonLdSchema = z.looseObject({
  '@context': z.literal('https://schema.org'),
  '@type': z.enum(['Article', 'BlogPosting', 'BreadcrumbList']),
  headline: z.string().min(1).max(200),
});

/** Fields of claims that no generated article can make. */
const INVENTED = new Set('author creator aggregateRating review reviews reviewRating award'.split(' '));

function findClaims(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(findClaims);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...ifTrue(INVENTED.has(key), `it claims ${key}`),
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
  const issues = jsonLdSchema.safeParse(json).error?.issues ?? [];
  return [
    ...issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    ...findClaims(json),
    ...ifTrue(jsonLd.includes('<'), 'it could end its script element'),
  ];
}

/** Headings, markup and structured data. */
export const structureChecks: readonly CheckDefinition[] = [
  forbid('single-h1', 'One main heading', ({ sections }) => {
    const count = sections.filter(({ level }) => level === 1).length;
    return { findings: ifTrue(count !== 1, `${count} main headings`), fine: 'one' };
  }),
  forbid('markdown', 'Intact Markdown', ({ draft, root }) => ({
    findings: findBrokenMarkdown(draft.markdown, root),
    fine: 'no stray markup',
  })),
  forbid('safe-html', 'No raw HTML, no unsafe address', ({ root }) => ({
    findings: findUnsafeHtml(root),
    fine: 'none found',
  })),
  forbid('json-ld', 'Valid structured data without invented claims', ({ jsonLd }) => ({
    findings: findJsonLdFaults(jsonLd),
    fine: 'Article, with its citations',
  })),
];
