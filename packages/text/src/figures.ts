// The entry point for the figures of a text. Runs in browsers.
export { findFigures, hasSameValue, type Figure } from './figures/figures.ts';
export type { Quantity } from './figures/units.ts';
