/** What stays above the page's text while it scrolls, in pixels. */
export const BAR_HEIGHT = 72;
/** The same on a phone, where the tools have a row of their own. */
export const BAR_HEIGHT_NARROW = 116;

/** Scrolls to an element unless it is in sight, so that what is level with it is in sight, too. */
export function bringIntoSight(element: Element): void {
  const { top, bottom, height } = element.getBoundingClientRect();
  const half = innerHeight / 2;
  // of what is high, the beginning counts
  if (top >= BAR_HEIGHT && Math.min(bottom, top + half) <= innerHeight) return;
  element.scrollIntoView({ block: height < half ? 'center' : 'start', behavior: toBehavior(top) });
}

/** A long way is not scrolled through: the page may still be moving when it ends. */
export function toBehavior(distance: number): ScrollBehavior {
  return Math.abs(distance) > innerHeight * 2 ? 'instant' : 'smooth';
}
