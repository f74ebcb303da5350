/** Neighbors of a list that have the same key. */
export interface Run<Item, Key> {
  key: Key;
  items: Item[];
  /** Index of its first item in the list. */
  start: number;
}

/** Cuts a list into runs of neighbors with the same key. */
export function groupRuns<Item, Key>(
  list: readonly Item[],
  toKey: (item: Item, index: number) => Key,
): Run<Item, Key>[] {
  const runs: Run<Item, Key>[] = [];
  for (const [start, item] of list.entries()) {
    const key = toKey(item, start);
    const last = runs.at(-1);
    if (last?.key === key) last.items.push(item);
    else runs.push({ key, items: [item], start });
  }
  return runs;
}
