import { memo, useMemo } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { closeInline } from './close-inline.ts';
import { markCitations } from './mark-citations.ts';
import { shiftHeadings } from './shift-headings.ts';
import { toBlocks } from './to-blocks.ts';

const remarkPlugins = [remarkGfm];
const rehypePlugins = [shiftHeadings, markCitations];

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

interface MarkdownProps {
  children: string;
  /** Whether it is still being written; then marks that are open at its end are not shown. Default false. */
  isGrowing?: boolean;
}

/**
 * Markdown as an article, safe whatever it says: raw HTML is shown as text, and addresses are limited to http,
 * https and mailto. Cheap to call again with a longer text: only blocks that changed are rendered anew.
 */
export function Markdown({ children, isGrowing = false }: MarkdownProps) {
  const blocks = useMemo(() => toBlocks(children), [children]);
  return (
    <div className="prose-article">
      {blocks.map((block, index) => (
        <Block
          // Blocks have no identity but their place; one that changed in place is the same one, longer.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          markdown={isGrowing && index === blocks.length - 1 ? closeInline(block) : block}
        />
      ))}
    </div>
  );
}
