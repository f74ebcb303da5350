import { isSafeLink } from '@headway/text/address';
import { Extension, markInputRule, type InputRuleMatch } from '@tiptap/core';
import { parseAddress } from './parse-address.ts';

/** A link as Markdown has it, at the end of the text; not an image, and not after a backslash. */
const LINK = /(?<![!\\])\[([^[\]]*[^[\]\s][^[\]]*)\]\(([^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)$/u;
const PROTOCOLS = ['http:', 'https:', 'mailto:'];

/** Finds the Markdown link that the typed text ends with. Null where there is none, or its address is not safe. */
export function findTypedLink(text: string): InputRuleMatch | null {
  const found = LINK.exec(text);
  const [written, words = '', address = ''] = found ?? [];
  const href = parseAddress(address, PROTOCOLS);
  if (!found || written === undefined || href === null) return null;
  return isSafeLink(href) ? { index: found.index, text: written, replaceWith: words, data: { href } } : null;
}

/** Makes a link of `[words](address)` when its last bracket is typed. */
export const TypedLinks = Extension.create({
  name: 'typedLinks',

  addInputRules() {
    const type = this.editor.schema.marks['link'];
    if (!type) return [];
    return [
      markInputRule({ find: findTypedLink, type, getAttributes: ({ data }) => ({ href: data?.['href'] }) }),
    ];
  },
});
