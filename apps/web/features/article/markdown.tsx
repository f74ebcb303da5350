import { memo, useMemo } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { linkCitations } from './link-citations.ts';
import { shiftHeadings } from './shift-headings.ts';
import { toBlocks } from './to-blocks.ts';

const remarkPlugins = [remarkGfm];
const rehypePlugins = [shiftHeadings, linkCitations];

const components: Components = {
  a: ({ node: _node, ...link }) =>
    link.href?.startsWith('#') === true ? (
      <a {...link}>{link.children}</a>
    ) : (
      <a {...link} rel="noopener noreferrer nofollow" target="_blank">
        {link.children}
      </a>
    ),
  // An image of a foreign page would tell its server who reads; its description stands for it.
  img: ({ alt }) => (alt ? <span>{alt}</span> : null),
};

const Block = memo(function Block({ markdown }: { markdown: string }) {
  return (
    <ReactMarkdown remarkPlugins={remarkPlugins} rehypePlugins={rehypePlugins} components={components}>
      {markdown}
    </ReactMarkdown>
  );
});

/**
 * Markdown as an article, safe whatever it says: raw HTML is shown as text, and addresses are limited to http,
 * https and mailto. Cheap to call again with a longer text: only blocks that changed are rendered anew.
 */
export function Markdown({ children }: { children: string }) {
  const blocks = useMemo(() => toBlocks(children), [children]);
  return (
    <div className="prose-article">
      {blocks.map((block, index) => (
        // Blocks have no identity but their place; one that changed in place is the same one, longer.
        // oxlint-disable-next-line react/no-array-index-key
        <Block key={index} markdown={block} />
      ))}
    </div>
  );
}
