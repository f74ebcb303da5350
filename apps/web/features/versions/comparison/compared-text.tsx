import type { ComparedMark, ComparedNode, ComparedText } from '@headway/documents/protocol';
import type { ReactNode } from 'react';
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
  return toRuns(nodes).map(({ isChanged, nodes, start }) => {
    const parts = toParts(nodes).map((part) => (
      <Part key={part.start} nodes={part.nodes} comparison={comparison} />
    ));
    if (!isChanged || isWhole) return parts;
    return (
      <span key={start} data-change tabIndex={-1}>
        {parts}
      </span>
    );
  });
}

interface Run {
  nodes: readonly ComparedNode[];
  /** Index of its first node in the block. */
  start: number;
}

/** Splits text into changed and unchanged runs. */
function toRuns(nodes: readonly ComparedNode[]): (Run & { isChanged: boolean })[] {
  return split(nodes, (node) => String(node.change !== undefined)).map((run) => ({
    ...run,
    isChanged: run.nodes[0]?.change !== undefined,
  }));
}

/** Whether two texts have the same change by the same author, whatever their formatting. */
function toParts(nodes: readonly ComparedNode[]): Run[] {
  return split(nodes, (node) =>
    JSON.stringify([node.change, node.type === 'text' ? node.by : toBreakAuthor(node, nodes)]),
  );
}

/** A line break has the change of the text before it. */
function toBreakAuthor(node: ComparedNode, nodes: readonly ComparedNode[]) {
  const before = nodes[nodes.indexOf(node) - 1];
  return before?.type === 'text' ? before.by : undefined;
}

function split(nodes: readonly ComparedNode[], toKey: (node: ComparedNode) => string): Run[] {
  const runs: { nodes: ComparedNode[]; start: number; key: string }[] = [];
  for (const [index, node] of nodes.entries()) {
    const key = toKey(node);
    const last = runs.at(-1);
    if (last?.key === key) last.nodes.push(node);
    else runs.push({ nodes: [node], start: index, key });
  }
  return runs;
}

function Part({ nodes, comparison }: { nodes: readonly ComparedNode[]; comparison: NamedComparison }) {
  const content = nodes.map((node, index) =>
    node.type === 'text' ? (
      // oxlint-disable-next-line react/no-array-index-key
      <Styled key={index} node={node} />
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

function Styled({ node }: { node: ComparedText }) {
  return (node.marks ?? []).reduceRight<ReactNode>(
    (content, mark) => <Marked mark={mark}>{content}</Marked>,
    node.text,
  );
}

function Marked({ mark, children }: { mark: ComparedMark; children: ReactNode }) {
  switch (mark.type) {
    case 'bold':
      return <strong>{children}</strong>;
    case 'italic':
      return <em>{children}</em>;
    case 'strike':
      return <s>{children}</s>;
    case 'code':
      return <code>{children}</code>;
    case 'underline':
      return <u>{children}</u>;
    case 'link':
      return (
        <a href={mark.href} rel="noopener noreferrer nofollow" target="_blank">
          {children}
        </a>
      );
  }
}
