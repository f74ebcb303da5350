const dayFormat = new Intl.DateTimeFormat('en-US', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** Groups items by the day (`2026-11-25`) that their time, in ISO 8601, has in a time zone. Default: the reader's. */
export function groupByDay<Item>(items: readonly Item[], toTime: (item: Item) => string, timeZone?: string) {
  // Swedish dates have the form 2026-11-25, which sorts
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone });
  const days = Map.groupBy(items, (item) => format.format(new Date(toTime(item))));
  return Array.from(days, ([day, ofDay]) => ({ day, items: ofDay }));
}

/** `Wednesday, November 25, 2026` for `2026-11-25`. */
export function toDayLabel(day: string): string {
  return dayFormat.format(new Date(`${day}T00:00:00Z`));
}
