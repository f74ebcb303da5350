import type { Block } from '../protocol/stage-outputs.ts';

/** As much of a DOM node as reading text takes; linkedom's and a browser's both fit. */
export interface ReadableNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<ReadableNode>;
}

const ELEMENT = 1;
const TEXT = 3;

/** Elements whose text is no language, or not the article's. */
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

/** The text of one block as it grows: whitespace collapsed, ranges of code kept. */
function createBlockText(): {
  append(text: string): void;
  openCode(): () => void;
  take(): Pick<Block, 'text' | 'code'> | null;
} {
  let text = '';
  let code: [number, number][] = [];
  return {
    append(raw) {
      const collapsed = raw.replace(/[\s\u00a0]+/gu, ' ').replace(/[\p{Cc}\p{Cf}\ufffd]/gu, '');
      text += text === '' || text.endsWith(' ') ? collapsed.replace(/^ /u, '') : collapsed;
    },
    openCode() {
      const start = text.length;
      return () => {
        if (text.length > start) code.push([start, text.length]);
      };
    },
    take() {
      const trimmed = text.trimEnd();
      const taken = {
        text: trimmed,
        code: code
          .map(([start, end]): [number, number] => [start, Math.min(end, trimmed.length)])
          .filter(([start, end]) => start < end),
      };
      text = '';
      code = [];
      return trimmed === '' ? null : taken;
    },
  };
}

/** The main text of a document: its headings, paragraphs and list items in order. Code blocks and tables are left out. */
export function toBlocks(root: ReadableNode): Block[] {
  const blocks: Block[] = [];
  const line = createBlockText();
  let kind: Block['kind'] = 'paragraph';
  let level = 0;

  const flush = (): void => {
    const taken = line.take();
    if (taken) blocks.push({ kind, level, ...taken });
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
      const closeCode = name === 'CODE' || name === 'KBD' || name === 'SAMP' ? line.openCode() : null;
      for (const child of node.childNodes) visit(child);
      closeCode?.();
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
