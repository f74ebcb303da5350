import type { ElementContent, Root } from 'hast';
import { LINK_PROTOCOLS } from '@headway/text/address';
import { UNKNOWN_SOURCE } from '@headway/text/citations';
import { drawArticle } from '@headway/text/markdown';
import type { PhrasingContent, Root as MarkdownRoot } from 'mdast';
import rehypeSanitize, { defaultSchema, type Options } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import type { Source } from '../protocol/article.ts';

const CELL = ['colSpan', 'rowSpan', ['align', 'left', 'center', 'right']] satisfies NonNullable<
  Options['attributes']
>[string];

/** The elements and attributes of an article. All others are removed. */
const schema: Options = {
  ...defaultSchema,
  tagNames:
    'a blockquote br code del em h1 h2 h3 h4 h5 h6 hr img li ol p pre span strong sup table tbody td th thead tr ul'.split(
      ' ',
    ),
  attributes: {
    a: ['href', 'title'],
    code: [['className', /^language-[\w-]+$/u]],
    img: ['src', 'alt', 'title'],
    ol: ['start'],
    span: [['title', UNKNOWN_SOURCE]],
    td: CELL,
    th: CELL,
  },
  protocols: { href: [...LINK_PROTOCOLS], src: ['https'] },
};

export interface HtmlOptions {
  /**
   * Whether images are shown or replaced by their descriptions. A text that a program has written from pages of others
   * must not make readers call the addresses of its images; an image that a person has added may. Default `described`.
   */
  images?: 'shown' | 'described';
}

/** Replaces images by their descriptions, or keeps them so that their servers do not learn the page of the reader. */
function drawImages(tree: Root, images: HtmlOptions['images']): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'img' || index === undefined || !parent) return undefined;
    const { src, alt } = node.properties;
    // sanitising accepts an address without a scheme, which leads elsewhere in another page
    if (images === 'shown' && typeof src === 'string' && /^https:/iu.test(src)) {
      node.properties = { ...node.properties, loading: 'lazy', referrerPolicy: 'no-referrer' };
      return SKIP;
    }
    const text: ElementContent[] =
      typeof alt === 'string' && alt !== '' ? [{ type: 'text', value: alt }] : [];
    parent.children.splice(index, 1, ...text);
    return [SKIP, index + text.length];
  });
}

/** Links each number of a citation to its source. A number that no source has gets a title that says so. */
function linkCitations(tree: MarkdownRoot, sources: readonly Source[]): void {
  const urls = new Map(sources.map(({ n, url }) => [n, url]));
  drawArticle(tree, new Set(urls.keys()), (pieces) => {
    const children = pieces.map(({ text, kind, n }): PhrasingContent => {
      const value = { type: 'text', value: text } as const;
      const url = n === null ? undefined : urls.get(n);
      if (url !== undefined) return { type: 'link', url, children: [value] };
      if (kind !== 'unknown') return value;
      const data = { hName: 'span', hProperties: { title: UNKNOWN_SOURCE } };
      return { type: 'emphasis', children: [value], data };
    });
    return [{ type: 'emphasis', children, data: { hName: 'sup' } }];
  });
}

/** Tells search engines that the links of an article are no recommendations. */
function markLinks(tree: Root): void {
  visit(tree, { tagName: 'a' }, (node) => {
    if (node.type === 'element') node.properties['rel'] = ['nofollow', 'noopener', 'noreferrer'];
  });
}

/**
 * Converts the Markdown of an article into HTML that is safe in a page. Raw HTML is removed, except for
 * the tables that `printArticle` of `@headway/text/article` writes.
 */
export function toHtml(root: MarkdownRoot, sources: readonly Source[], { images }: HtmlOptions = {}): string {
  const processor = unified()
    .use(() => (tree: MarkdownRoot) => linkCitations(tree, sources))
    .use(remarkRehype)
    .use(rehypeSanitize, schema)
    .use(() => (tree: Root) => {
      drawImages(tree, images);
      markLinks(tree);
    })
    .use(rehypeStringify);
  return processor.stringify(processor.runSync(structuredClone(root)));
}
