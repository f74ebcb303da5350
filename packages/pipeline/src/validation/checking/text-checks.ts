import { detectLanguage, toLanguageCode } from '@headway/text/language';
import { toTextBlocks } from '@headway/text/markdown';
import { truncate } from '../../text/whitespace.ts';
import { forbid, ifTrue, toOutcome, type CheckDefinition, type Finding } from './check.ts';
import { findModelPhrases } from '../measuring/model-phrases.ts';
import { ownWordsCheck } from './own-words.ts';
import { findPlaceholders } from '../measuring/placeholders.ts';
import { measureRelevance } from '../measuring/relevance.ts';
import { measureRepetition } from '../measuring/repetition.ts';
import type { Subject } from '../subject/subject.ts';

const MIN_WORDS = 200;
/** The least share of sentences with a word of the keyword or of the terms of the pages. */
const MIN_RELEVANCE = 0.1;
/** The share of a text that repeats the text before it: above the first it is worth a look, above the second it is refused. */
const [SOME_REPETITION, MUCH_REPETITION] = [0.1, 0.3];
const SPEAKS_OF_QUOTATIONS =
  /\b(?:quot(?:es?|ed|ing|ations?)|zitier(?:t|en)|zitate?n?|cita(?:s|zioni|tions?)|citaten|citações)\b/iu;

function toFindings(found: readonly string[]): Finding[] {
  return found.map((words) => ({ detail: truncate(words, 60), passage: words }));
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** Whether a text still ends where the model stopped at its length limit. */
function isCutOff({ draft, original, paragraphs, parse }: Subject): boolean {
  if (draft.isCut !== true) return false;
  const last = toTextBlocks(parse(original.markdown.split(/^## Sources$/mu, 1)[0] ?? '')).at(-1)?.text;
  return paragraphs.at(-1)?.text === last;
}

/** The text as a text. */
export const textChecks: readonly CheckDefinition[] = [
  forbid('complete', 'The text is complete', (subject, { words }) => {
    const { paragraphs } = subject;
    const last = paragraphs.at(-1)?.text ?? '';
    const passage = last.slice(-60);
    const isOpen = last !== '' && !/[.!?”"')\]…]$/u.test(last);
    return {
      findings: [
        ...ifTrue(words < MIN_WORDS, `${words} words, at least ${MIN_WORDS} are needed`),
        ...ifTrue(isCutOff(subject), 'the model stopped at its length limit: write the end'),
        ...(isOpen ? [{ detail: `it breaks off at “${truncate(passage, 60)}”`, passage }] : []),
      ],
      fine: `${words} words, ending with a sentence`,
    };
  }),
  forbid('no-placeholders', 'No placeholders', ({ prose, draft }) => ({
    findings: toFindings(findPlaceholders(`${draft.title}\n${draft.metaDescription}\n${prose()}`)),
    fine: 'none found',
  })),
  forbid('no-boilerplate', 'No phrases of a model about itself', ({ prose }) => ({
    findings: toFindings(findModelPhrases(prose())),
    fine: 'none found',
  })),
  {
    id: 'repetition',
    label: 'Nothing said twice',
    run({ paragraphs }) {
      const share = measureRepetition(paragraphs);
      const detail = `${percent(share)} of the text repeats what it said before`;
      if (share > MUCH_REPETITION) return { level: 'block', detail };
      return toOutcome('warn', { findings: ifTrue(share > SOME_REPETITION, detail), fine: detail });
    },
  },
  forbid('relevance', 'About the keyword', (subject) => {
    const { keyword, sentences } = measureRelevance(subject);
    return {
      findings: [
        ...ifTrue(keyword === 0, 'no word of the keyword is in the text'),
        ...ifTrue(
          sentences < MIN_RELEVANCE,
          `${percent(sentences)} of the sentences have to do with the keyword`,
        ),
      ],
      fine: `${percent(sentences)} of the sentences have to do with it`,
    };
  }),
  forbid('description', 'A description of this text', ({ draft, paragraphs }) => ({
    findings: ifTrue(
      SPEAKS_OF_QUOTATIONS.test(draft.metaDescription) &&
        !paragraphs.some(({ quotations }) => quotations.length > 0),
      'the meta description speaks of quotations, and the text has none',
    ),
    fine: 'it claims nothing that the text does not have',
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
