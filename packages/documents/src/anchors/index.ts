export type { Anchor, AnchorPlace, AnchorRange } from './anchor.ts';
export { createAnchorIndex, type AnchorIndex } from './create-anchor-index.ts';
export { findAnchor } from './find-anchor.ts';
export { toAnchor } from './to-anchor.ts';
