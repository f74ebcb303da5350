import { parseMarkdown } from '@headway/text/markdown';
import type { Processor } from 'unified';

/** A remark plugin that parses like the pipeline and the editor, which read no text for minutes. */
export function articleMarkdown(this: Processor): void {
  this.parser = parseMarkdown;
}
