/** What stays above the page's text while it scrolls, in pixels. */
export const BAR_HEIGHT = 72;
/** The same on a phone, where the tools have a row of their own. */
export const BAR_HEIGHT_NARROW = 116;

/**
 * Scrolls to an element unless it is in sight.
 *
 * @param lead how far above it begins what is to be seen with it, in pixels
 */
export function bringIntoSight(element: Element, lead = 0): void {
  const { top, bottom } = element.getBoundingClientRect();
  const start = top - lead;
  const room = innerHeight - BAR_HEIGHT;
  // of what is high, the beginning counts
  const height = Math.min(bottom - start, room * 0.7);
  if (start >= BAR_HEIGHT && start + height <= innerHeight) return;
  const distance = start - BAR_HEIGHT - (room - height) / 2;
  window.scrollBy({ top: distance, behavior: toBehavior(distance) });
}

/** A long way is not scrolled through: the page may still be moving when it ends. */
export function toBehavior(distance: number): ScrollBehavior {
  return Math.abs(distance) > innerHeight * 2 ? 'instant' : 'smooth';
}
