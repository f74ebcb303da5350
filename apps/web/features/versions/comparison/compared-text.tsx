import type { ComparedMark, ComparedNode, ComparedText } from '@headway/documents/protocol';
import { UNKNOWN_SOURCE, type CitationPiece } from '@headway/text/citations';
import { Fragment, useMemo, type ReactNode } from 'react';
import { cn } from '@/components/cn.ts';
import { groupRuns } from '../group-runs.ts';
import { citeCompared, type CitedTexts } from './cite-compared.ts';
import { toAuthorLabel } from './to-author-label.ts';
import type { NamedComparison } from '../version.ts';

interface ComparedTextsProps {
  nodes: readonly ComparedNode[];
  comparison: NamedComparison;
  /** Whether the whole block around it is one change and one step. */
  isWhole: boolean;
}

/** The text of a block with its changes marked, read aloud, and reachable by step. */
export function ComparedTexts({ nodes, comparison, isWhole }: ComparedTextsProps) {
  const cited = useMemo(
    () => citeCompared(nodes, new Set(comparison.sources.map(({ n }) => n))),
    [nodes, comparison],
  );
  return groupRuns(nodes, ({ change }) => change !== undefined).map(({ key: isChanged, items, start }) => {
    // parts have one change by one author, whatever their formatting
    const parts = groupRuns(items, (node) =>
      JSON.stringify([node.change, node.type === 'text' ? node.by : toBreakAuthor(node, items)]),
    ).map((part) => <Part key={part.start} nodes={part.items} comparison={comparison} cited={cited} />);
    if (!isChanged || isWhole) return parts;
    return (
      <span key={start} data-change tabIndex={-1}>
        {parts}
      </span>
    );
  });
}

/** A line break has the change of the text before it. */
function toBreakAuthor(node: ComparedNode, nodes: readonly ComparedNode[]) {
  const before = nodes[nodes.indexOf(node) - 1];
  return before?.type === 'text' ? before.by : undefined;
}

interface PartProps extends Pick<ComparedTextsProps, 'nodes' | 'comparison'> {
  cited: CitedTexts;
}

function Part({ nodes, comparison, cited }: PartProps) {
  const content = nodes.map((node, index) =>
    node.type === 'text' ? (
      // oxlint-disable-next-line react/no-array-index-key
      <Styled key={index} node={node} pieces={cited.get(node) ?? []} sources={comparison.sources} />
    ) : (
      // oxlint-disable-next-line react/no-array-index-key
      <br key={index} />
    ),
  );
  const [first] = nodes;
  switch (first?.change) {
    case undefined:
      return content;
    case 'added': {
      const author = toAuthorLabel(first.type === 'text' ? first.by : undefined, comparison);
      const label = author === null ? 'Added' : `Added ${author}`;
      return (
        <ins title={label}>
          <Spoken>{label}</Spoken>
          {content}
          <Spoken>End of addition</Spoken>
        </ins>
      );
    }
    case 'removed':
      return (
        <del title="Removed">
          <Spoken>Removed</Spoken>
          {content}
          <Spoken>End of removal</Spoken>
        </del>
      );
    case 'restyled':
      return (
        <span className="restyled" title="Formatting changed">
          <Spoken>Formatting changed</Spoken>
          {content}
        </span>
      );
  }
}

/** Hidden words for screen readers, which do not announce color, underline and strike. */
function Spoken({ children }: { children: string }) {
  return <span className="sr-only select-none"> [{children}] </span>;
}

interface StyledProps {
  node: ComparedText;
  pieces: readonly CitationPiece[];
  sources: NamedComparison['sources'];
}

function Styled({ node, pieces, sources }: StyledProps) {
  const isCitation = pieces.some(({ kind }) => kind !== 'text');
  return (node.marks ?? [])
    .filter(({ type }) => !(type === 'link' && isCitation))
    .reduceRight<ReactNode>(
      (content, mark) => <Marked mark={mark}>{content}</Marked>,
      pieces.map((piece, index) => (
        // A piece is identified by its index.
        // oxlint-disable-next-line react/no-array-index-key
        <Piece key={index} piece={piece} sources={sources} />
      )),
    );
}

function Piece({
  piece: { text, kind, n, isFirst },
  sources,
}: { piece: CitationPiece } & Pick<StyledProps, 'sources'>) {
  if (kind === 'text') return text;
  const className = cn('citation', !isFirst && 'citation-more', kind === 'unknown' && 'citation-unknown');
  const source = sources.find((one) => one.n === n);
  return source ? (
    <a
      href={source.url}
      title={source.title}
      className={className}
      rel="noopener noreferrer nofollow"
      target="_blank"
    >
      {text}
    </a>
  ) : (
    <span className={className} title={kind === 'unknown' ? UNKNOWN_SOURCE : undefined}>
      {text}
    </span>
  );
}

const TAGS = { bold: 'strong', italic: 'em', strike: 's', code: 'code', literal: Fragment } as const;

function Marked({ mark, children }: { mark: ComparedMark; children: ReactNode }) {
  if (mark.type === 'link') {
    return (
      <a href={mark.href} rel="noopener noreferrer nofollow" target="_blank">
        {children}
      </a>
    );
  }
  const Tag = TAGS[mark.type];
  return <Tag>{children}</Tag>;
}
