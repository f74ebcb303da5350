const MONOSPACE =
  /font-family:[^;]*(?:monospace|courier|consolas|menlo|monaco|roboto mono|source code|jetbrains|fira code|cascadia|sf ?mono)/iu;
const KEEPS_SPACE = /white-space:\s*pre/iu;

function isMonospace(element: Element): boolean {
  return MONOSPACE.test(element.getAttribute('style') ?? '');
}

/** Converts the lines of VS Code and the highlighted code of GitHub into code blocks. */
export function convertCodeBlocks(document: Document): void {
  for (const block of document.body.querySelectorAll('div[style], pre')) {
    const isLines = isMonospace(block) && KEEPS_SPACE.test(block.getAttribute('style') ?? '');
    if (!block.isConnected || !(isLines || block.tagName.toLowerCase() === 'pre')) continue;
    const code = document.createElement('code');
    const language = readLanguage(block);
    if (language !== null) code.setAttribute('class', `language-${language}`);
    code.textContent = readLines(block).replace(/\n$/u, '');
    const pre = document.createElement('pre');
    pre.append(code);
    block.replaceWith(pre);
  }
}

/** `language-js` of a code element, or `highlight-source-js` of GitHub's frame. */
function readLanguage(block: Element): string | null {
  const classes = [block, block.querySelector('code'), block.parentElement].map(
    (element) => element?.getAttribute('class') ?? '',
  );
  return (
    /(?:^|\s)(?:language|lang|highlight-(?:source|text))-([\w+#.-]+)/u.exec(classes.join(' '))?.[1] ?? null
  );
}

/** The text of a block in which each `div` and each `br` is a line. */
function readLines(node: Node): string {
  let text = '';
  for (const child of node.childNodes) {
    const name = child.nodeName.toLowerCase();
    if (name === 'br') text += '\n';
    else if (child.nodeType === 3) text += child.textContent ?? '';
    else text += `${readLines(child)}${name === 'div' ? '\n' : ''}`;
  }
  return text.replaceAll('\u00a0', ' ');
}

/** Converts text in a typewriter font, and elements that mean code, into inline code. */
export function convertInlineCode(document: Document): void {
  for (const element of document.body.querySelectorAll('span[style], font[style], tt, kbd, samp')) {
    const isCode = isMonospace(element) || /^(?:tt|kbd|samp)$/iu.test(element.tagName);
    if (!isCode || element.textContent === '' || element.closest('pre, code') !== null) continue;
    const code = document.createElement('code');
    code.append(...element.childNodes);
    element.replaceWith(code);
  }
}
