import type { Parents, Root, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, toMarkdown, type Handle, type Info, type Options } from 'mdast-util-to-markdown';
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
    text: (node, parent, state, info) => {
      const written = escapeBesideMarks(state.safe(node.value, info), info);
      return node.data?.isLiteral === true || state.stack.includes('link')
        ? written
        : withoutEscapes(node.value, written, isCut(node, parent) ? '@' : '');
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

/**
 * Escapes a `_` that is one letter away from a mark. That letter may be written as a reference, whose `;` makes the `_` a
 * mark: `**a**&#x73;_b`.
 */
function escapeBesideMarks(written: string, { before, after }: Pick<Info, 'before' | 'after'>): string {
  const start = /[*_~]$/u.test(before) ? written.replace(/^([\p{L}\p{N}])_/u, String.raw`$1\_`) : written;
  return /^[*_~]/u.test(after) ? start.replace(/(?<!\\)_([\p{L}\p{N}])$/u, String.raw`\_$1`) : start;
}

/** Whether a text is cut behind the reference of an `@`, which is read as one text with it. */
function isCut(node: Text, parent: Parents | undefined): boolean {
  if (!parent || !/^\s*\[/u.test(node.value)) return false;
  const before = parent.children[parent.children.findIndex((child) => child === node) - 1];
  return before?.type === 'html' && before.value.startsWith('&#');
}

/** The Markdown of a text, without the backslashes before its citations. `before` is the sign before it in the same text. */
function withoutEscapes(value: string, written: string, before: string): string {
  const citing = new Set(
    findPossibleCitations(before + value)
      .map(({ start }) => start - before.length)
      .flatMap((start) => (value[start + 1] === '[' ? [start, start + 1] : [start])),
  );
  if (citing.size === 0) return written;
  let at = -1;
  return written.replaceAll(/\\?\[/gu, (bracket) => {
    at = value.indexOf('[', at + 1);
    return citing.has(at) ? '[' : bracket;
  });
}
