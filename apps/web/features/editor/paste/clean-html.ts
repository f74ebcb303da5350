import { convertCodeBlocks, convertInlineCode } from './convert-code.ts';
import { nestLists } from './nest-lists.ts';
import { convertWordLists } from './convert-word-lists.ts';
import { toLinkTarget } from './to-link-target.ts';

/** Elements without text of the author: scripts, settings, and the controls of a page. */
const CONTROLS =
  'script, style, meta, link, title, template, noscript, svg, button, select, textarea, iframe, object, clipboard-copy, .zeroclipboard-container, .octicon';

/**
 * Converts pasted HTML in place into what an editor reads without loss: lists are lists, code is code, links lead where
 * they say. Knows how Google Docs, Word, Notion, VS Code and GitHub write HTML. The document must not be shown, so that
 * nothing in it is loaded or run.
 *
 * @see https://learn.microsoft.com/openspecs/office_standards/ms-offhtml/ for Word's `mso-` properties
 */
export function cleanHtml(document: Document): void {
  const { body } = document;
  for (const element of body.querySelectorAll(CONTROLS)) element.remove();
  for (const comment of findComments(body)) comment.remove();
  convertWordLists(document);
  convertCodeBlocks(document);
  convertInlineCode(document);
  replaceCheckboxes(document);
  nestLists(document);
  for (const element of body.querySelectorAll('b[id^="docs-internal-guid"]')) unwrap(element);
  for (const link of body.querySelectorAll('a[href]')) {
    if (link.textContent.trim() === '' && link.querySelector('img') === null) link.remove();
    else link.setAttribute('href', toLinkTarget(link.getAttribute('href') ?? ''));
  }
  for (const space of body.querySelectorAll('.Apple-converted-space')) space.replaceWith(' ');
  removeEmptyParagraphs(document);
}

function findComments(node: Node): ChildNode[] {
  return [...node.childNodes].flatMap((child) => (child.nodeType === 8 ? [child] : findComments(child)));
}

/** Replaces an element by its content. */
function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

/** Replaces the checkboxes of tasks by ☐ and ☑, as `toArticle` does with tasks of Markdown. */
function replaceCheckboxes({ body }: Document): void {
  for (const box of body.querySelectorAll('input[type="checkbox"], .checkbox')) {
    const isChecked = box.hasAttribute('checked') || box.classList.contains('checkbox-on');
    const item = box.closest('li');
    box.remove();
    const block = item?.querySelector('p') ?? item;
    block?.prepend(isChecked ? '☑ ' : '☐ ');
  }
  for (const input of body.querySelectorAll('input')) input.remove();
}

/** Removes paragraphs and line breaks that only add space. */
function removeEmptyParagraphs({ body }: Document): void {
  for (const paragraph of body.querySelectorAll('p, o\\:p')) {
    const isEmpty = paragraph.textContent.trim() === '' && paragraph.querySelector('img') === null;
    if (isEmpty && paragraph.closest('td, th, li') === null) paragraph.remove();
  }
  for (const lineBreak of body.querySelectorAll('br')) {
    const [before, after] = [lineBreak.previousElementSibling, lineBreak.nextElementSibling];
    const isBetween = (before && isBlock(before)) || (after && isBlock(after));
    const isAlone = lineBreak.parentElement === body && (isBetween ?? false);
    if (isAlone || lineBreak.classList.contains('Apple-interchange-newline')) lineBreak.remove();
  }
}

function isBlock({ tagName }: Element): boolean {
  return /^(?:p|div|h[1-6]|[uo]l|table|pre|blockquote|hr)$/iu.test(tagName);
}
