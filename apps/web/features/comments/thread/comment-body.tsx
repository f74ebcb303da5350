import type { ElementContent, Root, RootContent } from 'hast';
import { memo, type ReactNode } from 'react';
import type { ElementComponents } from '../../../components/markdown/draw-elements.ts';
import { drawMarkdown } from '../../../components/markdown/draw-markdown.ts';
import { isPlain } from './is-plain.ts';
import { PlainOnError } from '../../../components/plain-on-error.tsx';
import { splitMentions, type MentionPart } from '../composer/split-mentions.ts';

const ALLOWED = new Set([
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
]);
/** Elements in which a name is ordinary text. */
const LITERAL = new Set(['code', 'pre', 'a']);

const MARK = 'rounded-sm bg-accent-soft px-0.5 font-medium text-accent';

const components: ElementComponents = {
  mark: ({ children }) => <mark className={MARK}>{children}</mark>,
  a: ({ href, children }) =>
    // drawElements empties an address that isSafeLink refuses; such a link is shown as text.
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
  /** Display names of the mentioned members. */
  names: readonly string[];
}

/**
 * The text of a comment as limited Markdown. HTML is shown as it was typed; headings, tables and images are shown as
 * their text. A text with too much markup is shown as it was typed.
 */
export const CommentBody = memo(function CommentBody({ children, names }: CommentBodyProps) {
  const plain = <PlainBody names={names}>{children}</PlainBody>;
  if (isPlain(children)) return plain;
  return (
    // a changed text gets another attempt
    <PlainOnError key={children} plain={plain}>
      <div className="comment-body break-words [&_blockquote]:border-l-2 [&_blockquote]:border-rule-strong [&_blockquote]:pl-3 [&_code]:rounded-sm [&_code]:bg-sunken [&_code]:px-1 [&_code]:font-mono [&_code]:text-[0.85em] [&_ol]:list-decimal [&_ol]:pl-5 [&_pre]:overflow-x-auto [&_ul]:list-disc [&_ul]:pl-5 [&>*+*]:mt-2">
        <DrawnBody names={names}>{children}</DrawnBody>
      </div>
    </PlainOnError>
  );
});

function DrawnBody({ names, children }: CommentBodyProps) {
  return drawMarkdown(children, {
    changeElements: (tree) => markMentions(tree, names),
    allowed: ALLOWED,
    components,
  });
}

/** The text of a comment as it was typed. */
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

/** Highlights the `@Name` of mentioned members. */
function markMentions(tree: Root, names: readonly string[]): void {
  function mark<Node extends RootContent | ElementContent>(node: Node): (Node | ElementContent)[] {
    if (node.type === 'text') return splitMentions(node.value, names).map(toElement);
    if (node.type === 'element' && !LITERAL.has(node.tagName)) node.children = node.children.flatMap(mark);
    return [node];
  }
  if (names.length > 0) tree.children = tree.children.flatMap(mark);
}

function toElement({ text, name }: MentionPart): ElementContent {
  const value: ElementContent = { type: 'text', value: text };
  return name === null ? value : { type: 'element', tagName: 'mark', properties: {}, children: [value] };
}
