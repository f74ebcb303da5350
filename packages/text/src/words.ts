// The entry point for the words of a text. Runs in browsers.
export { findPassages } from './words/find-passages.ts';
export { createPhraseFinder, type PhraseFinder, type PhrasePlace } from './words/find-phrases.ts';
export { measureSentence, toReadability, type MeasuredSentence } from './words/to-readability.ts';
export type { TermChoices } from './words/term-choices.ts';
export { toSentences, type Sentence } from './words/to-sentences.ts';
export {
  countWords,
  toContentStems,
  toContentStemsOfWord,
  toStems,
  toSurfaces,
  toWords,
  type Word,
  type WordPart,
} from './words/to-words.ts';
