import type { Root } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, toMarkdown, type Handle, type Options } from 'mdast-util-to-markdown';
import { findPossibleCitations } from '../citations/find-citations.ts';

/** Addresses in capitals are links too, which mdast-util-gfm-autolink-literal does not know. */
function toUnsafe(): NonNullable<Options['unsafe']> {
  const notInConstruct = ['autolink', 'link', 'image', 'label'] as const;
  return [
    {
      character: ':',
      before: '[PSps]',
      after: String.raw`\/`,
      inConstruct: 'phrasing',
      notInConstruct: [...notInConstruct],
    },
    {
      character: '.',
      before: '[Ww]',
      after: String.raw`[\-.\w*~]`,
      inConstruct: 'phrasing',
      notInConstruct: [...notInConstruct],
    },
  ];
}

const options: Options = {
  bullet: '-',
  fences: true,
  listItemIndent: 'one',
  rule: '_',
  extensions: [gfmToMarkdown(), { unsafe: toUnsafe() }],
  handlers: {
    /** `<https://a.example/a|b>` would end its cell at the bar, and has no escapes. */
    link: Object.assign(
      ((node, parent, state, info) => {
        const { resourceLink } = state.options;
        state.options.resourceLink = node.url.includes('|');
        const written = defaultHandlers.link(node, parent, state, info);
        state.options.resourceLink = resourceLink;
        return written;
      }) satisfies Handle,
      { peek: defaultHandlers.link.peek },
    ),
    /** The bracket of a citation needs no escape: no tree has definitions, and `](` is escaped. */
    text: (node, _, state, info) => {
      const written = state.safe(node.value, info);
      return node.data?.isLiteral === true || state.stack.includes('link')
        ? written
        : withoutEscapes(node.value, written);
    },
  },
};

/**
 * The Markdown of a syntax tree without definitions. Signs that would be read as markup are escaped, so that
 * `parseMarkdown` gives the same tree again.
 */
export function printMarkdown(root: Root): string {
  return toMarkdown(root, options);
}

/** The Markdown of a text, without the backslashes before its citations. */
function withoutEscapes(value: string, written: string): string {
  const citing = new Set(
    findPossibleCitations(value).flatMap(({ start }) =>
      value[start + 1] === '[' ? [start, start + 1] : [start],
    ),
  );
  if (citing.size === 0) return written;
  let at = -1;
  return written.replaceAll(/\\?\[/gu, (bracket) => {
    at = value.indexOf('[', at + 1);
    return citing.has(at) ? '[' : bracket;
  });
}
