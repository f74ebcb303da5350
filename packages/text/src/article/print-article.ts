import { printMarkdown } from '../markdown/print-markdown.ts';
import type { ArticleNode } from './article-node.ts';
import { fromArticle } from './from-article.ts';

/** An article as Markdown, as people copy and export it. */
export function printArticle(article: ArticleNode): string {
  return printMarkdown(fromArticle(article));
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
    const known = printed.get(block);
    if (known !== undefined) return known;
    const markdown = printArticle({ type: 'doc', content: [block.toJSON()] });
    printed.set(block, markdown);
    return markdown;
  };
  return (blocks) =>
    toChunks(blocks)
      .map(([first, ...rest]) =>
        rest.length > 0
          ? printArticle({ type: 'doc', content: [first, ...rest].map((block) => block.toJSON()) })
          : printBlock(first),
      )
      .join('\n');
}

type Chunk = [EditedBlock, ...EditedBlock[]];

/** Blocks that can be printed apart. Lists that follow each other cannot: their signs differ, so that they stay two lists. */
function toChunks(blocks: readonly EditedBlock[]): Chunk[] {
  const chunks: Chunk[] = [];
  let lists: Chunk | null = null;
  for (const block of blocks) {
    // A paragraph without text is not printed.
    if (block.type.name === 'paragraph' && block.childCount === 0) continue;
    const isList = block.type.name.endsWith('List');
    if (isList && lists) {
      lists.push(block);
      continue;
    }
    const chunk: Chunk = [block];
    chunks.push(chunk);
    lists = isList ? chunk : null;
  }
  return chunks;
}
