import type { Element, ElementContent, Root, RootContent } from 'hast';
import type { Root as MarkdownRoot } from 'mdast';
import rehypeSanitize, { defaultSchema, type Options } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { Source } from '../protocol/article.ts';

/** What an article may consist of. Everything else, and every attribute not named, is taken out. */
const schema: Options = {
  ...defaultSchema,
  tagNames:
    'a blockquote br code del em h1 h2 h3 h4 h5 h6 hr img li ol p pre strong sup table tbody td th thead tr ul'.split(
      ' ',
    ),
  attributes: {
    a: ['href', 'title'],
    code: [['className', /^language-[\w-]+$/u]],
    img: ['src', 'alt', 'title'],
    ol: ['start'],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['https'] },
};

function toCitation(n: number, url: string): Element {
  const text: ElementContent = { type: 'text', value: `[${n}]` };
  const link: Element = { type: 'element', tagName: 'a', properties: { href: url }, children: [text] };
  return { type: 'element', tagName: 'sup', properties: {}, children: [link] };
}

/** Turns `[n]` into a link to source `n`; runs after sanitising, on text alone. */
function linkCitations(sources: readonly Source[]): () => (tree: Root) => void {
  const urls = new Map(sources.map(({ n, url }) => [n, url]));
  const split = (value: string): ElementContent[] =>
    value.split(/(\[\d+\])/u).flatMap((part): ElementContent[] => {
      const n = Number(/^\[(\d+)\]$/u.exec(part)?.[1]);
      const url = urls.get(n);
      if (url !== undefined) return [toCitation(n, url)];
      return part === '' ? [] : [{ type: 'text', value: part }];
    });
  const visit = (node: Root | RootContent): void => {
    if (!('children' in node)) return;
    if (node.type === 'element' && (node.tagName === 'a' || node.tagName === 'code')) return;
    for (const child of node.children) visit(child);
    if (node.type === 'element')
      node.children = node.children.flatMap((child) =>
        child.type === 'text' ? split(child.value) : [child],
      );
  };
  return () => visit;
}

/** Links of an article lead elsewhere and vouch for nothing. */
function markLinks(): (tree: Root) => void {
  const visit = (node: Root | RootContent): void => {
    if (node.type === 'element' && node.tagName === 'a')
      node.properties['rel'] = ['nofollow', 'noopener', 'noreferrer'];
    if ('children' in node) for (const child of node.children) visit(child);
  };
  return visit;
}

export interface HtmlOptions {
  /**
   * Whether images are shown or only described. What was written by a program from pages of others must not make readers
   * call the addresses in them; what a person has put in may. Default `described`.
   */
  images?: 'shown' | 'described';
}

/** An image that is not shown is its description; one that is tells its server nothing of the page it is on. */
function drawImages(images: HtmlOptions['images']): () => (tree: Root) => void {
  const draw = (node: ElementContent): ElementContent[] => {
    if (node.type !== 'element' || node.tagName !== 'img') return [node];
    const { src, alt } = node.properties;
    // sanitising lets an address without a scheme pass: in another page it would lead anywhere
    if (images === 'shown' && typeof src === 'string' && /^https:/iu.test(src)) {
      return [
        { ...node, properties: { ...node.properties, loading: 'lazy', referrerPolicy: 'no-referrer' } },
      ];
    }
    return typeof alt === 'string' && alt !== '' ? [{ type: 'text', value: alt }] : [];
  };
  const visit = (node: Root | RootContent): void => {
    if (!('children' in node)) return;
    for (const child of node.children) visit(child);
    if (node.type === 'element') node.children = node.children.flatMap(draw);
  };
  return () => visit;
}

/** An article's Markdown as HTML that is safe to put into a page. Raw HTML in the Markdown is dropped. */
export function toHtml(root: MarkdownRoot, sources: readonly Source[], { images }: HtmlOptions = {}): string {
  const processor = unified()
    .use(remarkRehype)
    .use(rehypeSanitize, schema)
    .use(drawImages(images))
    .use(linkCitations(sources))
    .use(markLinks)
    .use(rehypeStringify);
  return processor.stringify(processor.runSync(root));
}
