export type { Anchor, AnchorPlace, AnchorRange } from './anchor.ts';
export { createAnchorIndex, findAnchor, type AnchorIndex } from './create-anchor-index.ts';
export { toAnchor } from './to-anchor.ts';
