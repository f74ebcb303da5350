import { Link } from '@tiptap/extension-link';
import { isSafeLink } from './safe-address.ts';

/**
 * A link that says where it leads and nothing else: how it is opened and looks is the page's affair, so that no document
 * can lay a link over the page. Links open by the page, not by a click in the text.
 */
export const ArticleLink = Link.extend({
  addAttributes() {
    return { href: { default: null }, title: { default: null } };
  },
}).configure({
  openOnClick: false,
  defaultProtocol: 'https',
  isAllowedUri: (address) => isSafeLink(address),
});
