import { memo, useMemo } from 'react';
import type { ElementComponents } from '../../../components/markdown/draw-elements.ts';
import { drawMarkdown } from '../../../components/markdown/draw-markdown.ts';
import { PlainOnError } from '../../../components/plain-on-error.tsx';
import { closeInline } from './close-inline.ts';
import { markCitations, type CitedSource } from './mark-citations.ts';
import { toBlocks } from './to-blocks.ts';

const components: ElementComponents = {
  a: (link) => {
    // drawElements empties an address that isSafeLink refuses; such a link is shown as text.
    if (!link.href) return <>{link.children}</>;
    if (link.href.startsWith('#')) return <a {...link}>{link.children}</a>;
    return (
      <a {...link} rel="noopener noreferrer nofollow" target="_blank">
        {link.children}
      </a>
    );
  },
  // Loading an image from another site would reveal the reader, so its description is shown instead.
  img: ({ alt }) => (alt ? <span>{alt}</span> : null),
};

/** A block as it was written, for a block that cannot be drawn. */
function WrittenBlock({ markdown }: { markdown: string }) {
  return <p className="whitespace-pre-wrap">{markdown}</p>;
}

interface BlockProps {
  markdown: string;
  sources: readonly CitedSource[] | null;
}

const Block = memo(function Block({ markdown, sources }: BlockProps) {
  return (
    <PlainOnError key={markdown} plain={<WrittenBlock markdown={markdown} />}>
      <DrawnBlock markdown={markdown} sources={sources} />
    </PlainOnError>
  );
});

function DrawnBlock({ markdown, sources }: BlockProps) {
  return drawMarkdown(markdown, { changeMarkdown: (tree) => markCitations(tree, sources), components });
}

interface MarkdownProps {
  children: string;
  /** Whether the text still grows; open marks at its end are then hidden. Default false. */
  isGrowing?: boolean;
  /** Null while they are not known. Default null. */
  sources?: readonly CitedSource[] | null;
}

/**
 * Renders Markdown as an article. Raw HTML is shown as text, except for tables as the editor writes them. A link to an
 * address that `isSafeLink` refuses is shown as its text. When the text grows, only changed blocks are rendered again.
 */
export function Markdown({ children, isGrowing = false, sources = null }: MarkdownProps) {
  const blocks = useMemo(() => toBlocks(children), [children]);
  return (
    <div className="prose-article titled">
      {blocks.map((block, index) => (
        <Block
          // A block is identified by its index; a block that changed in place has grown.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          sources={sources}
          markdown={isGrowing && index === blocks.length - 1 ? closeInline(block) : block}
        />
      ))}
    </div>
  );
}
