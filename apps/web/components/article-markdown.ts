import { parseMarkdown } from '@headway/text/markdown';
import type { Processor } from 'unified';

function parseAsArticle(this: Processor): void {
  this.parser = parseMarkdown;
}

/** Remark plugins that parse like the pipeline and the editor, which read no text for minutes. */
export const articleMarkdown = [parseAsArticle];
