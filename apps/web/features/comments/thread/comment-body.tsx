import type { ElementContent, Root, RootContent } from 'hast';
import { memo, useMemo, type ReactNode } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { isPlain } from './is-plain.ts';
import { PlainOnError } from './plain-on-error.tsx';
import { splitMentions, type MentionPart } from '../composer/split-mentions.ts';

const ALLOWED = [
  'p',
  'br',
  'em',
  'strong',
  'del',
  'code',
  'pre',
  'a',
  'ul',
  'ol',
  'li',
  'blockquote',
  'mark',
];
const remarkPlugins = [remarkGfm];
/** Where a name is a word like any other. */
const LITERAL = new Set(['code', 'pre', 'a']);

const MARK = 'rounded-sm bg-accent-soft px-0.5 font-medium text-accent';

const components: Components = {
  mark: ({ children }) => <mark className={MARK}>{children}</mark>,
  a: ({ href, children }) =>
    // An address that is not one of the web's was emptied, and a link that leads nowhere is none.
    href ? (
      <a href={href} rel="noopener noreferrer nofollow ugc" target="_blank" className="text-accent underline">
        {children}
      </a>
    ) : (
      <>{children}</>
    ),
};

interface CommentBodyProps {
  /** Markdown. */
  children: string;
  /** The names of those who are mentioned. */
  names: readonly string[];
}

/**
 * What a comment says: text with a little Markdown, safe whatever it is. Markup of HTML is shown as it was typed,
 * headings, tables and pictures as their text; and all of it, where it is marked up beyond what a person writes.
 */
export const CommentBody = memo(function CommentBody({ children, names }: CommentBodyProps) {
  const rehypePlugins = useMemo(() => [() => markMentions(names)], [names]);
  const plain = <PlainBody names={names}>{children}</PlainBody>;
  if (isPlain(children)) return plain;
  return (
    // another text is another attempt
    <PlainOnError key={children} plain={plain}>
      <div className="comment-body break-words [&_blockquote]:border-l-2 [&_blockquote]:border-rule-strong [&_blockquote]:pl-3 [&_code]:rounded-sm [&_code]:bg-sunken [&_code]:px-1 [&_code]:font-mono [&_code]:text-[0.85em] [&_ol]:list-decimal [&_ol]:pl-5 [&_pre]:overflow-x-auto [&_ul]:list-disc [&_ul]:pl-5 [&>*+*]:mt-2">
        <ReactMarkdown
          allowedElements={ALLOWED}
          unwrapDisallowed
          remarkPlugins={remarkPlugins}
          rehypePlugins={rehypePlugins}
          components={components}
        >
          {children}
        </ReactMarkdown>
      </div>
    </PlainOnError>
  );
});

/** What a comment says, as it was typed. */
function PlainBody({ children, names }: CommentBodyProps) {
  return (
    <p className="comment-body max-h-60 overflow-y-auto break-words whitespace-pre-wrap">
      {splitMentions(children, names).map(toPlain)}
    </p>
  );
}

function toPlain({ text, name }: MentionPart, index: number): ReactNode {
  if (name === null) return text;
  return (
    <mark key={index} className={MARK}>
      {text}
    </mark>
  );
}

/** A rehype plugin: `@Name` of those who are mentioned stands out. */
function markMentions(names: readonly string[]): (tree: Root) => void {
  function mark<Node extends RootContent | ElementContent>(node: Node): (Node | ElementContent)[] {
    if (node.type === 'text') return splitMentions(node.value, names).map(toElement);
    if (node.type === 'element' && !LITERAL.has(node.tagName)) node.children = node.children.flatMap(mark);
    return [node];
  }
  return (tree) => {
    if (names.length > 0) tree.children = tree.children.flatMap(mark);
  };
}

function toElement({ text, name }: MentionPart): ElementContent {
  const value: ElementContent = { type: 'text', value: text };
  return name === null ? value : { type: 'element', tagName: 'mark', properties: {}, children: [value] };
}
