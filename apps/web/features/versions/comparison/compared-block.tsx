import type { ComparedBlock } from '@headway/documents/protocol';
import { ImageIcon } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { ComparedTexts } from './compared-text.tsx';
import type { NamedComparison } from '../version.ts';

interface ComparedBlockProps {
  block: ComparedBlock;
  comparison: NamedComparison;
  /** Whether a block around it is one change as a whole. Default false. */
  isWithin?: boolean;
}

const TAGS = { blockquote: 'blockquote', bulletList: 'ul', listItem: 'li', tableRow: 'tr' } as const;
/** Headings start at level 2, since the page around the article has the first level. */
const HEADINGS = ['h2', 'h3', 'h4', 'h5', 'h6', 'h6'] as const;

/** A block of an article with its changes marked. */
export const ComparedBlockView = memo(function ComparedBlockView({
  block,
  comparison,
  isWithin = false,
}: ComparedBlockProps): ReactNode {
  const { type, attrs = {}, change, content = [] } = block;
  const isWhole = change === 'added' || change === 'removed';
  const own = {
    className: change === undefined ? undefined : `block-${change}`,
    ...(change !== undefined && !isWithin ? { 'data-change': true, tabIndex: -1 } : {}),
  };
  const texts = () => <ComparedTexts nodes={content} comparison={comparison} isWhole={isWithin || isWhole} />;
  const children = () =>
    content.map((child, index) =>
      child.type === 'text' ? null : (
        <ComparedBlockView
          // A block is identified by its index.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          block={child}
          comparison={comparison}
          isWithin={isWithin || isWhole}
        />
      ),
    );
  switch (type) {
    case 'paragraph':
      return <p {...own}>{texts()}</p>;
    case 'heading': {
      const Heading = HEADINGS[(attrs.level ?? 1) - 1] ?? 'h6';
      return <Heading {...own}>{texts()}</Heading>;
    }
    case 'codeBlock':
      return (
        <pre {...own}>
          <code>{texts()}</code>
        </pre>
      );
    case 'blockquote':
    case 'bulletList':
    case 'listItem':
    case 'tableRow': {
      const Tag = TAGS[type];
      return <Tag {...own}>{children()}</Tag>;
    }
    case 'orderedList':
      return (
        <ol {...own} start={attrs.start}>
          {children()}
        </ol>
      );
    case 'table':
      return (
        <table {...own}>
          <tbody>{children()}</tbody>
        </table>
      );
    case 'tableHeader':
    case 'tableCell': {
      const Cell = type === 'tableHeader' ? 'th' : 'td';
      return (
        <Cell {...own} colSpan={attrs.colspan} rowSpan={attrs.rowspan}>
          {children()}
        </Cell>
      );
    }
    case 'horizontalRule':
      return change === undefined ? <hr /> : <Described own={own} change={change} what="Horizontal rule" />;
    case 'image':
      // Loading an image from another site would reveal the reader, so its description is shown instead.
      return <Described own={own} change={change} what={`Image: ${attrs.alt ?? 'without a description'}`} />;
    case 'hardBreak':
      return null;
  }
});

interface DescribedProps {
  own: { className: string | undefined };
  change: ComparedBlock['change'];
  what: string;
}

/** Shown for a block without words. */
function Described({ own, change, what }: DescribedProps) {
  const Words = change === 'added' ? 'ins' : change === 'removed' ? 'del' : 'span';
  return (
    <p {...own}>
      <ImageIcon aria-hidden className="mr-2 inline size-[1em] align-[-0.1em] text-ink-faint" />
      {change !== undefined && <span className="sr-only">{change}: </span>}
      <Words>{what}</Words>
    </p>
  );
}
