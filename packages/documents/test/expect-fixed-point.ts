import { printArticle, toArticle, type ArticleNode } from '@headway/text/article';
import { parseMarkdown } from '@headway/text/markdown';
import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import { expect } from 'vitest';
import { createDocumentExtensions } from '../src/protocol/article/document-extensions.ts';

export const schema = getSchema(createDocumentExtensions());

/** The article as an editor holds it. Throws if the schema does not allow it. */
export function toChecked(article: ArticleNode): ArticleNode {
  const node = Node.fromJSON(schema, article);
  node.check();
  return node.toJSON();
}

/** The article that a Markdown text becomes. */
export function parseArticle(markdown: string): ArticleNode {
  return toChecked(toArticle(parseMarkdown(markdown)));
}

/** Expects that the Markdown of an article is read as the same article. */
export function expectFixedPoint(markdown: string): void {
  const article = parseArticle(markdown);
  expect(parseArticle(printArticle(article))).toEqual(article);
}

/** All text of an article, without white space. */
export function readLetters({ text = '', content = [] }: ArticleNode): string {
  return (text + content.map(readLetters).join('')).replaceAll(/\s/gu, '');
}
