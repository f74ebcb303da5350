import type { Language } from '@headway/text/language';
import { countWords, toContentStems, toSentences, type Sentence } from '@headway/text/words';
import type { Block, CompetitorPage } from '../protocol/stage-outputs.ts';
import { LABEL } from '../text/label.ts';

/** One to three consecutive sentences of a page that can be understood without the text around them. */
export interface Passage {
  /** The position of the page's search result. */
  position: number;
  /** Exactly as on the page. */
  text: string;
  /** Ranges of `text` that are code. */
  code: [number, number][];
  /** The headings above it, outermost first. */
  headings: string[];
  stems: string[];
  words: number;
  /** Whether it is above the page's first section heading. */
  isLead: boolean;
  /** Its place among the passages of the page. */
  order: number;
}

const MIN_WORDS = 8;
const MAX_SENTENCE_WORDS = 38;
const MAX_PASSAGE_WORDS = 55;
const MAX_SENTENCES = 3;

/** Beginnings that refer to the sentence before. */
const DANGLING =
  /^(?:this|that|these|those|it|its|it's|they|their|them|he|she|his|her|however|but|and|or|nor|so|yet|then|therefore|thus|hence|also|additionally|alternatively|instead|otherwise|similarly|likewise|moreover|furthermore|here|there|such|both|neither|either|now|finally|lastly|first|firstly|second|secondly|third|next,|after that|afterwards|meanwhile|nevertheless|still|again|once done|as a result|as such|as shown|as seen|as mentioned|as you can see|for example|for instance|for more|for (?:this|that|these|those)|with (?:these|those)|in this|in that|in these|in other words|in contrast|in addition|in both|on the other hand|to do (?:this|so)|to (?:fix|solve|achieve|avoid|address|opt out of) (?:this|that|it)|with this|with that|by doing|by contrast|because of this|since this|if so|if not|even though|even so|same|another|assuming|consider|given|remember|let's|we|our|i|my|we're|we've|you'll also)\b/iu;

/** Entries of an API reference, such as `A boolean that ...`, which is no sentence. */
const API_ENTRY =
  /^(?:an?|the|optional)\s+(?:optional\s+|async\s+|unique\s+|custom\s+)*(?:array|boolean|callback|class|enum|flag|function|id|identifier|instance|integer|list|map|name|number|object|promise|record|reference|set|string|tuple|type|url|value)\s+(?:containing|for|indicating|of|representing|specifying|that|to|used|which|with)\b/iu;

/** Words that point to something that is not quoted: code, pictures, other pages. */
const POINTING =
  /\b(?:the following|following (?:code|example|steps?|options?|way)|below|above|this (?:page|guide|section|example|document|snippet|code|recipe|tutorial|table|file|pattern|approach|feature|error|method|case|function|hook|component|option|property|setting|behaviou?r|api|issue|problem|happens|means)|this \w+ to|these (?:examples|steps|files|options|functions|pages)|in the example|example (?:code|app)|code block|screenshot|previous (?:section|example|step)|next (?:section|step)|refer to|learn (?:more|how|about)|read more|check out|take a look|click|documentation for|docs for|you've|we'll|we have|let's|as follows|respectively|the former|the latter)\b/iu;

/** References: `See ...`, `..., see ...`. */
const REFERRING =
  /(?:^|[,;(]\s*)(?:please )?see\b|\bsee (?:also|the (?:docs|documentation|api|reference))\b/iu;

/** Whether a sentence can be quoted at all. */
function isQuotable(text: string): boolean {
  const words = countWords(text);
  return (
    words >= 4 &&
    words <= MAX_SENTENCE_WORDS &&
    /[.!]$/u.test(text) &&
    !/[“”„«»…→✅❌|]|https?:|www\.|\bE\.g\.|\be\.g\.\s*[<(]|\.\.\.|\[\d+\]|\p{Extended_Pictographic}/u.test(
      text,
    ) &&
    !POINTING.test(text) &&
    !REFERRING.test(text) &&
    isBalanced(text) &&
    (text.match(/[\p{L}\s,.'’-]/gu)?.length ?? 0) / text.length > 0.85
  );
}

/** Whether a sentence needs no sentence before it. */
function canOpen(text: string): boolean {
  // an entry of a list of definitions, such as `'auto' (default): ...`
  if (/^.{1,40}?:\s/u.test(text)) return false;
  return (
    countWords(text) >= MIN_WORDS &&
    /^[\p{Lu}`"'<@\d]|^\p{Ll}+[\p{Lu}(]/u.test(text) &&
    !DANGLING.test(text) &&
    !API_ENTRY.test(text)
  );
}

function isBalanced(text: string): boolean {
  const count = (char: string): number => text.split(char).length - 1;
  return (
    count('(') === count(')') &&
    count('[') === count(']') &&
    count('{') === count('}') &&
    count('<') === count('>') &&
    count('"') % 2 === 0 &&
    count('`') % 2 === 0
  );
}

/** Every passage of a page that can be quoted; none overlaps another. */
export function toPassages(page: CompetitorPage, language: Language): Passage[] {
  const passages: Passage[] = [];
  const headings: { level: number; text: string }[] = [];
  let isLead = true;
  let before: Block | null = null;
  let listIsFragment = false;
  for (const block of page.blocks) {
    if (block.kind === 'heading') {
      while ((headings.at(-1)?.level ?? 0) >= block.level) headings.pop();
      headings.push({ level: block.level, text: block.text });
      if (block.level >= 2) isLead = false;
    } else {
      // the items of a list that a colon announces complete that sentence
      if (block.kind === 'list-item' && before?.kind !== 'list-item')
        listIsFragment = before?.text.endsWith(':') ?? false;
      const place = { position: page.position, headings: headings.map(({ text }) => text), isLead };
      const runs = block.kind === 'list-item' && listIsFragment ? [] : toRuns(block, language);
      for (const run of runs) passages.push({ ...run, ...place, order: passages.length });
    }
    before = block;
  }
  return passages;
}

type Run = Pick<Passage, 'text' | 'code' | 'stems' | 'words'>;

function toRuns(block: Block, language: Language): Run[] {
  const runs: Run[] = [];
  let run: Sentence[] = [];
  const finishRun = (): void => {
    const [first, last] = [run[0], run.at(-1)];
    run = [];
    if (!first || !last) return;
    const text = block.text.slice(first.start, last.end);
    const code = block.code
      .filter(([start, end]) => start >= first.start && end <= last.end)
      .map(([start, end]): [number, number] => [start - first.start, end - first.start]);
    runs.push({ text, code, stems: toContentStems(text, language), words: countWords(text) });
  };
  for (const found of toSentences(block.text, language)) {
    const label = LABEL.exec(found.text)?.[0].length ?? 0;
    const sentence = { ...found, text: found.text.slice(label), start: found.start + label };
    const words = run.reduce((sum, { text }) => sum + countWords(text), 0) + countWords(sentence.text);
    if (!isQuotable(sentence.text)) finishRun();
    else if (run.length > 0 && run.length < MAX_SENTENCES && words <= MAX_PASSAGE_WORDS && label === 0)
      run.push(sentence);
    else {
      finishRun();
      if (canOpen(sentence.text)) run = [sentence];
    }
  }
  finishRun();
  return runs;
}
