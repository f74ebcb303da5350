import { detectLanguage, toLanguageCode } from '@headway/text/language';
import { truncate } from '../text/whitespace.ts';
import { BOILERPLATE } from './boilerplate.ts';
import { forbid, ifTrue, toOutcome, type CheckDefinition, type Finding } from './check.ts';
import { ownWordsCheck } from './own-words.ts';

const MIN_WORDS = 200;
const PLACEHOLDER =
  /lorem ipsum|\b(?:TODO|TBD|FIXME|XXX)\b|\[(?:insert|your|add|company|name|link|date|placeholder)[^\]]{0,200}\]|\{\{[^{}]{0,200}\}\}|<(?:insert|your)[^>]{0,200}>/giu;
function findAll(text: string, pattern: RegExp): Finding[] {
  const found = new Set([...text.matchAll(pattern)].map(([words]) => words));
  return [...found].map((words) => ({ detail: truncate(words, 60), passage: words }));
}

/** The text as a text. */
export const textChecks: readonly CheckDefinition[] = [
  forbid('complete', 'The text is complete', ({ paragraphs }, { words }) => {
    const last = paragraphs.at(-1)?.text ?? '';
    const passage = last.slice(-60);
    const isOpen = last !== '' && !/[.!?”"')\]…]$/u.test(last);
    return {
      findings: [
        ...ifTrue(words < MIN_WORDS, `${words} words, at least ${MIN_WORDS} are needed`),
        ...(isOpen ? [{ detail: `it breaks off at “${truncate(passage, 60)}”`, passage }] : []),
      ],
      fine: `${words} words, ending with a sentence`,
    };
  }),
  forbid('no-placeholders', 'No placeholders', ({ ownText, draft }) => ({
    findings: findAll(`${draft.title}\n${draft.metaDescription}\n${ownText}`, PLACEHOLDER),
    fine: 'none found',
  })),
  forbid('no-boilerplate', 'No phrases of a model about itself', ({ ownText }) => ({
    findings: findAll(ownText, BOILERPLATE),
    fine: 'none found',
  })),
  {
    id: 'language',
    label: 'The language that was asked for',
    run({ text, request }) {
      const wanted = toLanguageCode(request.locale);
      const found = detectLanguage(text);
      if (wanted === null)
        return { level: 'warn', detail: `${request.locale} cannot be told from other languages` };
      if (found === null) return { level: 'warn', detail: 'the text is too short to tell' };
      const findings = ifTrue(found !== wanted, `${found} instead of ${wanted}`);
      return toOutcome('block', { findings, fine: found });
    },
  },
  ownWordsCheck,
];
