import { Link } from '@tiptap/extension-link';
import { isSafeLink } from '@headway/text/address';

/**
 * A link with an address and a title only. How it looks and opens is decided by the page, so that no document can cover the
 * page with a link. A click in the text does not open it.
 */
export const ArticleLink = Link.extend({
  // text typed behind a link is not part of it
  inclusive: false,
  addAttributes() {
    return { href: { default: null }, title: { default: null } };
  },
}).configure({
  openOnClick: false,
  // the editor of the page does this, to move the caret behind the link
  linkOnPaste: false,
  defaultProtocol: 'https',
  isAllowedUri: (address) => isSafeLink(address),
});
