import { detectLanguage, languageOf } from '../text/detect-language.ts';
import { truncate } from '../text/words.ts';
import type { CheckDefinition, Finding } from './check.ts';
import { toOutcome } from './check.ts';
import { ownWordsCheck } from './own-words.ts';

const MIN_WORDS = 200;
const PLACEHOLDER =
  /lorem ipsum|\b(?:TODO|TBD|FIXME|XXX)\b|\[(?:insert|your|add|company|name|link|date|placeholder)[^\]]{0,200}\]|\{\{[^{}]{0,200}\}\}|<(?:insert|your)[^>]{0,200}>/giu;
const BOILERPLATE =
  /\bas an? (?:ai|artificial intelligence|large language)(?: language)?(?: model| assistant)?\b|\bi(?:'m| am) (?:sorry|unable|not able)\b[^.]{0,40}\b(?:assist|help|provide|fulfil|comply)|\bi (?:cannot|can't) (?:assist|help|fulfil|comply|provide)\b|\bmy (?:knowledge cut-?off|training data)\b|\b(?:here is|here's|sure,|certainly[,!]) (?:your|the|an?) (?:article|draft|blog post)\b|\blet me know if you(?:'d| would)? (?:like|want|need)\b/giu;

function findAll(text: string, pattern: RegExp): Finding[] {
  const found = new Set([...text.matchAll(pattern)].map(([words]) => words));
  return [...found].map((words) => ({ detail: truncate(words, 60), passage: words }));
}

/** Checks of the text as a text. */
export const textChecks: readonly CheckDefinition[] = [
  {
    id: 'complete',
    label: 'The text is complete',
    run({ paragraphs }, { words }) {
      const last = paragraphs.at(-1)?.text ?? '';
      const findings: Finding[] = [
        ...(words < MIN_WORDS ? [`${words} words, at least ${MIN_WORDS} are needed`] : []),
        ...(last !== '' && !/[.!?”"')\]…]$/u.test(last)
          ? [{ detail: `it breaks off at “${truncate(last.slice(-60), 60)}”`, passage: last.slice(-60) }]
          : []),
      ];
      return toOutcome('block', findings, `${words} words, ending with a sentence`);
    },
  },
  {
    id: 'no-placeholders',
    label: 'No placeholders',
    run: ({ ownText, draft }) =>
      toOutcome(
        'block',
        findAll(`${draft.title}\n${draft.metaDescription}\n${ownText}`, PLACEHOLDER),
        'none found',
      ),
  },
  {
    id: 'no-boilerplate',
    label: 'No phrases of a model about itself',
    run: ({ ownText }) => toOutcome('block', findAll(ownText, BOILERPLATE), 'none found'),
  },
  {
    id: 'language',
    label: 'The language that was asked for',
    run({ text, request }) {
      const wanted = languageOf(request.locale);
      const found = detectLanguage(text);
      if (wanted === null)
        return { level: 'warn', detail: `${request.locale} cannot be told from other languages` };
      if (found === null) return { level: 'warn', detail: 'the text is too short to tell' };
      return toOutcome('block', found === wanted ? [] : [`${found} instead of ${wanted}`], found);
    },
  },
  ownWordsCheck,
];
