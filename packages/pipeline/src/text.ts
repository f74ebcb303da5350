// The entry point for code in other packages that splits text into words as the stages do. Runs in browsers.
export { stopWords } from './text/stop-words.ts';
export { toQuestion } from './text/to-question.ts';
export { collapseWhitespace, countWords, toContentStems, toStem, toWords, truncate } from './text/words.ts';
