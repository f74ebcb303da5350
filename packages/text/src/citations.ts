// The entry point for the citations of a text. Runs in browsers.
export {
  findCitations,
  findUnreadCitations,
  withoutCitations,
  type Citation,
  type CitedNumber,
} from './citations/find-citations.ts';
export { toCitationPieces, UNKNOWN_SOURCE, type CitationPiece } from './citations/citation-pieces.ts';
export { readCitations, readSplitCitations, toLinkCitation } from './citations/tree-citations.ts';
export { mapCitations } from './markdown/map-citations.ts';
