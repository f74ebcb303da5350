// The entry point for code in other packages that reads pages as the stages do. Runs in browsers.
export { toQuestion } from './text/to-question.ts';
export { collapseWhitespace, truncate } from './text/whitespace.ts';
