import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

const MARKS = new Set(['a', 'code', 'del', 'em', 'strong']);

/**
 * The meaning of a Markdown text, for comparisons: the blocks of its HTML, and runs of text with their marks. The order of
 * marks, white space, and the distance between the items of a list do not count. Raw HTML counts as HTML.
 */
export function toMeaning(markdown: string): string {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  }).replaceAll('<br />\n', '<br />');
  const open: string[] = [];
  let meaning = '';
  let last = '';
  for (const [token, slash = '', name = ''] of html.matchAll(/<(\/?)([a-z][a-z\d]*)[^>]*>|[^<]+|</giu)) {
    if (!MARKS.has(name) || open.includes('pre')) {
      if (name === 'pre') open.splice(0, open.length, ...(slash === '' ? ['pre'] : []));
      const marks = [...new Set(open)].toSorted((one, other) => one.localeCompare(other)).join(' ');
      meaning += name === '' && marks !== last ? `{${marks}}` : '';
      last = name === '' ? marks : '';
      meaning += name === 'p' ? '\n' : token;
    } else if (slash === '') open.push(token);
    else
      open.splice(
        open.findLastIndex((mark) => mark.startsWith(`<${name}`)),
        1,
      );
  }
  return meaning
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ ?(<\/?(?:[uo]l|li|blockquote|h[1-6r]|pre|t(?:able|head|body|r|d|h)|br)\b[^>]*>) ?/gu, '$1')
    .trim();
}
