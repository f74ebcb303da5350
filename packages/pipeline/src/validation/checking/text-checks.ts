import { toPercent } from '@headway/ground';
import { splitSourceList } from '@headway/text/article';
import { detectLanguageOfWords, toLanguageCode, type LanguageCode } from '@headway/text/language';
import { perObject } from '../../text/per-object.ts';
import { toPlainText } from '@headway/text/markdown';
import { plural } from '../../text/plural.ts';
import { truncate } from '../../text/whitespace.ts';
import { forbid, ifTrue, toGradedOutcome, toOutcome, type CheckDefinition, type Finding } from './check.ts';
import { findModelPhrases } from '../measuring/model-phrases.ts';
import { findOpenEnd } from '../measuring/open-end.ts';
import { ownWordsCheck } from './own-words.ts';
import { findPlaceholders, type Placeholder } from '../measuring/placeholders.ts';
import type { Rating } from '../measuring/rate.ts';
import { findRepeatedCells } from '../measuring/repeated-cells.ts';
import type { Paragraph } from '../subject/paragraph.ts';
import type { ProseLine } from '../subject/prose.ts';
import type { Shortcoming, Substance } from '../measuring/substance.ts';
import { createNodeFinder } from '../subject/node-finder.ts';
import type { Subject } from '../subject/subject.ts';

const MIN_ARTICLE_WORDS = 200;
/** Enough to tell a language. */
const MAX_LANGUAGE_WORDS = 8_000;
/** Half an article with half of anything else has a share of 0.2, and the weakest extractive article 0.9. */
const MIN_SUBSTANCE = 0.25;
const SPEAKS_OF_QUOTATIONS =
  /\b(?:quot(?:es?|ed|ing|ations?)|zitier(?:t|en)|zitate?n?|cita(?:s|zioni|tions?)|citaten|citações)\b/iu;

const lowerWordsOf = perObject(({ words }: Paragraph) => words.map(({ surface }) => surface.toLowerCase()));

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });

function toLanguageName(code: LanguageCode): string {
  return languageNames.of(code) ?? code;
}

/** The words of the first paragraphs, in lower case. */
function wordsOf(paragraphs: readonly Paragraph[]): string[] {
  const words: string[] = [];
  for (const paragraph of paragraphs) {
    if (words.length >= MAX_LANGUAGE_WORDS) break;
    for (const word of lowerWordsOf(paragraph)) words.push(word);
  }
  return words;
}

function toFindings(found: readonly string[]): Finding[] {
  return found.map((words) => ({ detail: truncate(words, 60), passage: words }));
}

/** A finding where a measure lowers the score. */
function findLow({ factor }: Rating, detail: string, passage: string | null = null): Finding[] {
  return ifTrue(factor < 1, detail, passage);
}

/** The first place of a text with one of some shortcomings. */
function findPlace({ places }: Substance, kinds: readonly Shortcoming[]): string | null {
  return places.find(({ shortcoming }) => kinds.includes(shortcoming))?.passage ?? null;
}

/** The level that a factor of the score has as a check. */
function toLevel(factors: readonly number[]): 'warn' | 'block' {
  return Math.min(...factors) === 0 ? 'block' : 'warn';
}

/** Whether a text still ends where the model stopped at its length limit. */
function isCutOff({ draft, original, paragraphs, parse, readTexts }: Subject): boolean {
  if (draft.isCut !== true) return false;
  const { body } = splitSourceList(parse(original.markdown));
  const last = readTexts({ type: 'root', children: body }).at(-1)?.text;
  return paragraphs.at(-1)?.text === last;
}

const placeholdersOf = perObject(({ text }: ProseLine) => findPlaceholders(text));
const modelPhrasesOf = perObject(({ text }: ProseLine) => findModelPhrases(text));

/** Links that lead nowhere yet. */
const findEmptyLinks = createNodeFinder((node) =>
  node.type === 'link' && /^#?$/u.test(node.url) ? `[${toPlainText(node)}](${node.url})` : null,
);

const toWordsOnce = (found: readonly Placeholder[]): string[] => [
  ...new Set(found.map(({ words }) => words)),
];

/** The text as a text. */
export const textChecks: readonly CheckDefinition[] = [
  {
    id: 'complete',
    label: 'The text is complete',
    action: 'Write the missing part, and end it with a full sentence.',
    run(subject, { words }) {
      const end = findOpenEnd(subject.root, subject.language);
      const toEndFinding = (verb: string): Finding[] =>
        end === null ? [] : [{ detail: `it ${verb} at “${end.passage}”`, passage: end.passage }];
      const certain: Finding[] = [
        ...ifTrue(words < MIN_ARTICLE_WORDS, `${words} words, at least ${MIN_ARTICLE_WORDS} are needed`),
        ...ifTrue(isCutOff(subject), 'the model stopped at its length limit: write the end'),
        ...(end?.isCertain === true ? toEndFinding('breaks off') : []),
      ];
      return toGradedOutcome({
        certain,
        possible: toEndFinding('may break off'),
        fine: `${words} words, and an end`,
      });
    },
  },
  {
    id: 'no-placeholders',
    label: 'No placeholders',
    action: 'Replace each placeholder by what belongs there, or delete it.',
    run({ prose, draft, root }) {
      const found = [
        ...[draft.title, draft.metaDescription].flatMap(findPlaceholders),
        ...prose().flatMap(placeholdersOf),
      ];
      const certain = found.filter(({ isCertain }) => isCertain);
      return toGradedOutcome({
        certain: toFindings(toWordsOnce(certain)),
        possible: toFindings([...toWordsOnce(found), ...new Set(findEmptyLinks(root))]),
        fine: 'none found',
      });
    },
  },
  forbid(
    'no-boilerplate',
    'No chatbot phrases',
    'Delete the sentence: a writing program said it about itself.',
    ({ prose }) => ({
      findings: toFindings([...new Set(prose().flatMap(modelPhrasesOf))]),
      fine: 'none found',
    }),
  ),
  {
    id: 'whole-sentences',
    label: 'Whole sentences',
    action: 'Rewrite these places in full sentences about the keyword.',
    run(_subject, { substance }) {
      const { sound, flaws, order, words, share } = substance;
      const findings = [
        ...findLow(
          flaws,
          `${toPercent(flaws.value)} of the words are in fragments or lists of words`,
          findPlace(substance, ['fragment', 'other-language', 'stuffed', 'shuffled']),
        ),
        ...findLow(
          order,
          `${toPercent(order.value)} of the articles and prepositions stand before a word that cannot follow them`,
        ),
        ...findLow(
          sound,
          `only ${toPercent(sound.value)} of the words are in whole sentences about the keyword`,
          substance.places[0]?.passage,
        ),
      ];
      const fine = `${plural(words, 'word')} in whole sentences about the keyword`;
      const level = share < MIN_SUBSTANCE ? 'block' : toLevel([flaws.factor, order.factor, sound.factor]);
      return toOutcome(level, { findings, fine });
    },
  },
  {
    id: 'repetition',
    label: 'No repetition',
    action: 'Keep one of the two places and delete the other.',
    run(subject, { substance }) {
      const { repetition } = substance;
      const detail = `${toPercent(repetition.value)} of the text repeats what it said before`;
      const { rating, passage } = findRepeatedCells(subject);
      const findings = findLow(repetition, detail, findPlace(substance, ['repeated']));
      if (rating.factor < 1 && passage !== null)
        findings.push({
          detail: `tables repeat ${toPercent(rating.value)} of the text: keep the table or the paragraphs`,
          passage,
        });
      return toOutcome(toLevel([repetition.factor, rating.factor]), { findings, fine: detail });
    },
  },
  {
    id: 'relevance',
    label: 'About the keyword',
    action: 'Write about the keyword there, or delete the paragraph.',
    run(_subject, { substance }) {
      const { elsewhere, subject, keyword } = substance.relevance;
      const findings = [
        ...(keyword.value === 0
          ? ['no paragraph about the subject has the keyword']
          : findLow(keyword, `only ${toPercent(keyword.value)} of the paragraphs have the keyword`)),
        ...findLow(
          elsewhere,
          `${toPercent(elsewhere.value)} of the words are in paragraphs about another subject`,
          findPlace(substance, ['off-subject']),
        ),
        ...findLow(subject, `only ${toPercent(subject.value)} of the words are words of the subject`),
      ];
      const level = toLevel([elsewhere.factor, subject.factor, keyword.factor]);
      return toOutcome(level, {
        findings,
        fine: `${toPercent(keyword.value)} of the paragraphs have the keyword`,
      });
    },
  },
  forbid(
    'description',
    'A description of this text',
    'Add a quotation, or regenerate the article to get a new description.',
    ({ draft, paragraphs }) => ({
      findings: ifTrue(
        SPEAKS_OF_QUOTATIONS.test(draft.metaDescription) &&
          !paragraphs.some(({ quotations }) => quotations.length > 0),
        'the meta description speaks of quotations, and the text has none',
      ),
      fine: 'it claims nothing that the text does not have',
    }),
  ),
  {
    id: 'language',
    label: 'The language that was asked for',
    action: 'Rewrite the text in the language of the article.',
    run({ paragraphs, request }) {
      const wanted = toLanguageCode(request.locale);
      if (wanted === null) return null;
      const found = detectLanguageOfWords(wordsOf(paragraphs));
      if (found === 'too-short') return { level: 'warn', detail: 'the text is too short to tell' };
      const name = found === 'unknown' ? 'a language that Headway does not know' : toLanguageName(found);
      const findings = ifTrue(found !== wanted, `the text is in ${name}, not in ${toLanguageName(wanted)}`);
      return toOutcome('block', { findings, fine: name });
    },
  },
  ownWordsCheck,
];
