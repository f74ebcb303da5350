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
  // Loading an image from another site would reveal the reader, so its description is shown instead.
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
  /** Whether the text still grows; open marks at its end are then hidden. Default false. */
  isGrowing?: boolean;
}

/**
 * Renders Markdown as an article. Raw HTML is shown as text, and addresses are limited to http, https and mailto. When
 * the text grows, only changed blocks are rendered again.
 */
export function Markdown({ children, isGrowing = false }: MarkdownProps) {
  const blocks = useMemo(() => toBlocks(children), [children]);
  return (
    <div className="prose-article">
      {blocks.map((block, index) => (
        <Block
          // A block is identified by its index; a block that changed in place has grown.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          markdown={isGrowing && index === blocks.length - 1 ? closeInline(block) : block}
        />
      ))}
    </div>
  );
}
