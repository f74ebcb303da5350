/**
 * Cuts Markdown into its top-level blocks, so that text which grows at its end re-renders only its last one.
 * A blank line ends a block, except inside a code fence, and except before what continues a list: an indented
 * line or the next item. Joining the blocks gives back the text.
 */
export function toBlocks(markdown: string): string[] {
  const blocks: string[] = [];
  let block = '';
  let fence: string | null = null;
  let blank = false;
  for (const line of markdown.split(/(?<=\n)/u)) {
    const isBlank = line.trim() === '';
    if (fence === null && blank && !isBlank && !(isListItem(block) && continuesList(line))) {
      blocks.push(block);
      block = '';
    }
    const marker = /^ {0,3}(`{3,}|~{3,})/u.exec(line)?.[1];
    if (fence === null) fence = marker ?? null;
    else if (marker?.startsWith(fence) === true && line.trim() === marker) fence = null;
    block += line;
    blank = isBlank;
  }
  if (block !== '') blocks.push(block);
  return blocks;
}

const LIST_ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])\s/u;

function isListItem(block: string): boolean {
  return LIST_ITEM.test(block);
}

function continuesList(line: string): boolean {
  return LIST_ITEM.test(line) || /^(?: {2,}|\t)/u.test(line);
}
