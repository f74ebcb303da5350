import type { Block } from '../protocol/stage-outputs.ts';

/** The part of a DOM node that is read. Nodes of linkedom and of browsers have it. */
export interface ReadableNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<ReadableNode>;
}

const ELEMENT = 1;
const TEXT = 3;

/** Elements whose text is not part of the article. */
const LEFT_OUT = new Set(
  'PRE TABLE FIGURE SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH NAV ASIDE FORM BUTTON SELECT TEXTAREA IFRAME OBJECT SUP FOOTER'.split(
    ' ',
  ),
);

const BLOCKS = new Set(
  'ADDRESS ARTICLE BLOCKQUOTE BODY DD DETAILS DIV DL DT H1 H2 H3 H4 H5 H6 HEADER HR HTML LI MAIN OL P SECTION SUMMARY UL'.split(
    ' ',
  ),
);

/** Collects the text of one block, with collapsed whitespace and with the ranges of code. */
function createBlockText() {
  let text = '';
  let code: [number, number][] = [];
  let linked = 0;
  return {
    append(raw: string) {
      const collapsed = raw.replace(/[\s\u00a0]+/gu, ' ').replace(/[\p{Cc}\p{Cf}\ufffd]/gu, '');
      text += text === '' || text.endsWith(' ') ? collapsed.replace(/^ /u, '') : collapsed;
    },
    /** Begins a range of code. Returns a function that ends it. */
    openCode() {
      const start = text.length;
      return () => {
        if (text.length > start) code.push([start, text.length]);
      };
    },
    /** Begins a link. Returns a function that ends it. */
    openLink() {
      const start = text.length;
      return () => {
        linked += text.length - start;
      };
    },
    /** Returns the block, null if it is empty, and starts the next one. `isLink`: all its text is in links. */
    finish(): (Pick<Block, 'text' | 'code'> & { isLink: boolean }) | null {
      const trimmed = text.trimEnd();
      const finished = {
        isLink: linked >= trimmed.length,
        text: trimmed,
        code: code
          .map(([start, end]): [number, number] => [start, Math.min(end, trimmed.length)])
          .filter(([start, end]) => start < end),
      };
      text = '';
      code = [];
      linked = 0;
      return trimmed === '' ? null : finished;
    },
  };
}

/** Reads the headings, paragraphs and list items of a document, in order, without code blocks and tables. */
export function toBlocks(root: ReadableNode): Block[] {
  const blocks: Block[] = [];
  const line = createBlockText();
  let kind: Block['kind'] = 'paragraph';
  let level = 0;

  const flush = (): void => {
    const finished = line.finish();
    if (!finished) return;
    const { isLink, ...block } = finished;
    // an entry of a list that is one link leads to other pages and is no text of this one
    if (!isLink || kind !== 'list-item') blocks.push({ kind, level, ...block });
  };

  const visit = (node: ReadableNode): void => {
    if (node.nodeType === TEXT) {
      line.append(node.textContent ?? '');
      return;
    }
    if (node.nodeType !== ELEMENT) return;
    const name = node.nodeName.toUpperCase();
    if (LEFT_OUT.has(name)) {
      if (name === 'PRE' || name === 'TABLE') flush();
      return;
    }
    if (name === 'BR') {
      line.append(' ');
      return;
    }
    if (!BLOCKS.has(name)) {
      const closeLink = name === 'A' ? line.openLink() : null;
      const closeCode = name === 'CODE' || name === 'KBD' || name === 'SAMP' ? line.openCode() : null;
      for (const child of node.childNodes) visit(child);
      closeCode?.();
      closeLink?.();
      return;
    }
    flush();
    const outer = { kind, level };
    const heading = /^H([1-6])$/u.exec(name)?.[1];
    if (heading) {
      kind = 'heading';
      level = Number(heading);
    } else if (name === 'LI' || name === 'DD') {
      kind = 'list-item';
      level = 0;
    }
    for (const child of node.childNodes) visit(child);
    flush();
    ({ kind, level } = outer);
  };

  visit(root);
  flush();
  return blocks;
}
