import { printMarkdown } from '../markdown/print-markdown.ts';
import type { ArticleNode } from './article-node.ts';
import { fromArticle } from './from-article.ts';

/** An article as Markdown, as people copy and export it. */
export function printArticle({ content = [] }: ArticleNode): string {
  return toChunks(content, ({ type = '', content: inner = [] }) => toKind(type, inner.length))
    .map(printChunk)
    .join('\n');
}

/** A block of an edited article. An editor makes a new object for a block that changes, and keeps the others. */
export interface EditedBlock {
  type: { name: string };
  childCount: number;
  toJSON: () => ArticleNode;
}

/**
 * Prints an article like `printArticle`, again and again while somebody edits it. Blocks that are the same objects as
 * before are not printed again: of 27,000 words in which one paragraph changed, that is all but this paragraph.
 *
 * @example
 * const print = createArticlePrinter();
 * print(editor.state.doc.children); // '# Title\n'
 */
export function createArticlePrinter(): (blocks: readonly EditedBlock[]) => string {
  const printed = new WeakMap<EditedBlock, string>();
  const printBlock = (block: EditedBlock): string => {
    const markdown = printed.get(block) ?? printChunk([block.toJSON()]);
    printed.set(block, markdown);
    return markdown;
  };
  return (blocks) =>
    toChunks(blocks, ({ type, childCount }) => toKind(type.name, childCount))
      .map(([first, ...rest]) =>
        rest.length > 0 ? printChunk([first, ...rest].map((block) => block.toJSON())) : printBlock(first),
      )
      .join('\n');
}

/** Blocks that are printed together. */
function printChunk(content: ArticleNode[]): string {
  return printMarkdown(fromArticle({ type: 'doc', content }));
}

/** How blocks are printed. A paragraph without text is not printed. */
type Kind = 'list' | 'nothing' | 'block';

function toKind(type: string, children: number): Kind {
  if (type.endsWith('List')) return 'list';
  return type === 'paragraph' && children === 0 ? 'nothing' : 'block';
}

type Chunk<Block> = [Block, ...Block[]];

/** Blocks that can be printed apart. Lists that follow each other cannot: their signs differ, so that they stay two lists. */
function toChunks<Block>(blocks: readonly Block[], kindOf: (block: Block) => Kind): Chunk<Block>[] {
  const chunks: Chunk<Block>[] = [];
  let lists: Chunk<Block> | null = null;
  for (const block of blocks) {
    const kind = kindOf(block);
    if (kind === 'nothing') continue;
    if (kind === 'list' && lists) {
      lists.push(block);
      continue;
    }
    const chunk: Chunk<Block> = [block];
    chunks.push(chunk);
    lists = kind === 'list' ? chunk : null;
  }
  return chunks;
}
