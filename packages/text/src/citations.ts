// The entry point for citations and figures in a text. Runs in browsers.
export {
  findCitations,
  findUnreadCitations,
  mapCitations,
  readCitations,
  withoutCitations,
  type Citation,
} from './citations/citations.ts';
export { findFigures, hasSameValue, type Figure } from './figures/figures.ts';
