import { countWords } from '../words/to-words.ts';
import type { ArticleNode } from './article-node.ts';

/**
 * Counts the words of an article: all visible text, which is headings, paragraphs, lists, quotations and tables. Code
 * blocks are not prose and do not count. `toTextBlocks` of the same article has the same number of words.
 *
 * @example
 * countArticleWords(toArticle(parseMarkdown('# Title\n\n- one'))); // 2
 */
export function countArticleWords({ type, content = [] }: ArticleNode): number {
  if (type === 'codeBlock') return 0;
  if (!content.some((node) => node.type === 'text'))
    return content.reduce((sum, node) => sum + countArticleWords(node), 0);
  return countWords(content.map(({ text = '\n' }) => text).join(''));
}
