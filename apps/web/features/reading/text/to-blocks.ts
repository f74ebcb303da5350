/**
 * Cuts Markdown into its top-level blocks, so that text which grows at its end re-renders only its last one.
 * A blank line ends a block, except inside a code fence, inside a table in HTML around Markdown, and before a line that
 * continues a list: an indented line or the next item. Joining the blocks gives back the text.
 */
export function toBlocks(markdown: string): string[] {
  const blocks: string[] = [];
  let block = '';
  let fence: string | null = null;
  let blank = false;
  let openTables = 0;
  /** The lines outside code since the last blank line. */
  let lines = '';
  for (const line of markdown.split(/(?<=\n)/u)) {
    const isBlank = line.trim() === '';
    if (
      fence === null &&
      openTables === 0 &&
      blank &&
      !isBlank &&
      !(isListItem(block) && continuesList(line))
    ) {
      blocks.push(block);
      block = '';
    }
    const marker = /^ {0,3}(`{3,}|~{3,})/u.exec(line)?.[1];
    if (fence === null) fence = marker ?? null;
    else if (marker?.startsWith(fence) === true && line.trim() === marker) fence = null;
    if (isBlank) {
      openTables = Math.max(0, openTables + countOpenedTables(lines));
      lines = '';
    } else if (fence === null) lines += line;
    block += line;
    blank = isBlank;
  }
  if (block !== '') blocks.push(block);
  return blocks;
}

const HTML_START = /^<\/?(?:table|tr|td|th)\b/mu;
/** HTML as `printArticle` writes it around the cells of a table. */
const TABLE_TAGS = /^(?:<\/?(?:table|tr|td|th)(?: [a-z]+="\w+")*>\n?)+$/u;

/**
 * The tables that lines open, less those that they close. A table that seems open for too long only makes a longer block,
 * but one that seems closed too early is shown as its tags. So the end of a table counts only without text before it.
 */
function countOpenedTables(lines: string): number {
  const start = lines.search(HTML_START);
  const html = start < 0 ? '' : lines.slice(start);
  if (!TABLE_TAGS.test(html)) return 0;
  const opened = html.split('<table').length - 1;
  return start > 0 ? opened : opened - (html.split('</table').length - 1);
}

const LIST_ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])\s/u;

function isListItem(block: string): boolean {
  return LIST_ITEM.test(block);
}

function continuesList(line: string): boolean {
  return LIST_ITEM.test(line) || /^(?: {2,}|\t)/u.test(line);
}
