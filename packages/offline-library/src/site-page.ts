import { readFile } from 'node:fs/promises';
import { collapseWhitespace } from '@headway/pipeline/text';
import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { stripMdx } from './strip-mdx.ts';
import type { InstalledSite, SiteFile } from './sites.ts';

const frontMatterSchema = z
  .object({
    title: z.string().optional(),
    description: z.string().optional(),
    keywords: z.array(z.string()).optional(),
    /** The page whose text this page repeats. */
    source: z.string().optional(),
  })
  .catch({});

/** A parsed page of a site. */
export interface SitePage {
  title: string;
  description: string;
  keywords: string[];
  /** Whether another page of the site has the same text. */
  isCopy: boolean;
  root: Root;
}

const parser = unified().use(remarkParse).use(remarkGfm);
const toHtmlTree = unified().use(remarkRehype).use(rehypeStringify);

/** Reads and parses one file of a site. */
export async function readSitePage({ file, path }: SiteFile): Promise<SitePage> {
  const raw = await readFile(file, 'utf8');
  const [, yaml, body] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/u.exec(raw) ?? [null, '', raw];
  const head = frontMatterSchema.parse(parseYaml(yaml ?? ''));
  // Documentation of Next.js marks text that is for one of its two routers only.
  const otherRouter = path.startsWith('/pages/') ? 'AppOnly' : 'PagesOnly';
  const own = (body ?? '').replace(new RegExp(`<${otherRouter}>[\\s\\S]*?</${otherRouter}>`, 'gu'), '');
  const root = parser.parse(stripMdx(own));
  const h1 = root.children.find((node) => node.type === 'heading' && node.depth === 1);
  return {
    title: collapseWhitespace(head.title ?? (h1 ? toString(h1) : path)),
    description: collapseWhitespace(head.description ?? ''),
    keywords: head.keywords ?? [],
    isCopy: head.source !== undefined,
    root,
  };
}

/** Converts a page into an HTML document, with its title, description, canonical address and licence. */
export function toPageHtml(page: SitePage, site: InstalledSite, path: string): string {
  const hasHeading = page.root.children.some((node) => node.type === 'heading' && node.depth === 1);
  const body = toHtmlTree.stringify(toHtmlTree.runSync(page.root));
  const title = escapeHtml(page.title);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title} | ${escapeHtml(site.name)}</title>
<meta name="description" content="${escapeHtml(page.description)}">
<link rel="canonical" href="${escapeHtml(site.upstream + path)}">
<meta name="license" content="${escapeHtml(site.licence)}">
</head>
<body>
<header><a href="/">${escapeHtml(site.name)}</a></header>
<main><article>
${hasHeading ? '' : `<h1>${title}</h1>\n`}${body}
</article></main>
<footer><p>${escapeHtml(site.copyright)} ${escapeHtml(site.licence)}. ${escapeHtml(site.repository)}</p></footer>
</body>
</html>
`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/gu, (char) => ENTITIES[char] ?? char);
}
