/** Height of the bar that stays above the text while it scrolls, in pixels. */
export const BAR_HEIGHT = 72;
/** The same on a phone, where the toolbar has a second row. */
export const BAR_HEIGHT_NARROW = 116;

/**
 * Scrolls to an element unless it is in sight.
 *
 * @param lead How many pixels above the element must be in sight too. Default 0.
 */
export function bringIntoSight(element: Element, lead = 0): void {
  const { top, bottom } = element.getBoundingClientRect();
  const start = top - lead;
  const room = innerHeight - BAR_HEIGHT;
  // of a high element, only its beginning must be in sight
  const height = Math.min(bottom - start, room * 0.7);
  if (start >= BAR_HEIGHT && start + height <= innerHeight) return;
  const distance = start - BAR_HEIGHT - (room - height) / 2;
  window.scrollBy({ top: distance, behavior: toBehavior(distance) });
}

/** Jumps over more than two screens: a smooth scroll that long ends while the page is still changing. */
export function toBehavior(distance: number): ScrollBehavior {
  return Math.abs(distance) > innerHeight * 2 ? 'instant' : 'smooth';
}
