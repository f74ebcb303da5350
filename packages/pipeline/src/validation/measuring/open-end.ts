import { splitSourceList } from '@headway/text/article';
import { toPlainText } from '@headway/text/markdown';
import type { Language } from '@headway/text/language';
import { toWords } from '@headway/text/words';
import type { Nodes, Root, RootContent } from 'mdast';

/** A shorter line can be a name, a place or another line without a full stop. */
const MIN_OPEN_WORDS = 8;
/** A shorter line that ends with a word such as `it` can be complete: `Try it`. */
const MIN_CLAUSE_WORDS = 4;
const MAX_PASSAGE_CHARACTERS = 60;

/** Where a text may break off. */
export interface OpenEnd {
  /** Its last words. */
  passage: string;
  isCertain: boolean;
}

/**
 * Finds the end of a text that breaks off within a sentence: a last paragraph that ends with a letter, a digit, a comma or
 * a dash. It certainly breaks off if it is long or ends with a word such as `the`. Lists, tables, code, links and signs end
 * a text without a full stop.
 */
export function findOpenEnd(root: Root, language: Language): OpenEnd | null {
  const last = findLastBlock(root);
  if (last?.type !== 'paragraph') return null;
  const end = toLastNode(last);
  // format characters such as the zero-width space are invisible
  const text = end.type === 'text' ? end.value.replaceAll(/\p{Cf}/gu, '').trimEnd() : '';
  const sign = /[\p{Lu}\p{Ll}\p{Nd},–—-]$/u.exec(text)?.[0];
  if (sign === undefined) return null;
  const said = toPlainText(last);
  const words = toWords(
    said.slice(Math.max(...['.', '!', '?'].map((mark) => said.lastIndexOf(mark))) + 1),
    language,
  );
  const endsWithStopWord = words.at(-1)?.parts.every(({ isStopWord }) => isStopWord) ?? false;
  return {
    passage: said.slice(-MAX_PASSAGE_CHARACTERS),
    isCertain:
      words.length >= MIN_OPEN_WORDS ||
      sign === ',' ||
      (endsWithStopWord && words.length >= MIN_CLAUSE_WORDS),
  };
}

/** The last block outside the list of sources that is not a footnote or the address of a link. */
function findLastBlock(root: Root): RootContent | undefined {
  return splitSourceList(root).body.findLast(
    ({ type }) => type !== 'definition' && type !== 'footnoteDefinition',
  );
}

function toLastNode(node: Nodes): Nodes {
  const last =
    node.type === 'paragraph' || node.type === 'strong' || node.type === 'emphasis'
      ? node.children.at(-1)
      : undefined;
  return last ? toLastNode(last) : node;
}
