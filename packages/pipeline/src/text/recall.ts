/** Makes a function of a text remember its results for the last `size` different texts. */
export function recall<T>(make: (text: string) => T, size: number): (text: string) => T {
  return recallBy((text) => text, make, size);
}

/** Makes a function remember its results for the last `size` different keys of what it is called with. */
export function recallBy<I, T>(
  toKey: (input: I) => string,
  make: (input: I) => T,
  size: number,
): (input: I) => T {
  const known = new Map<string, T>();
  return (input) => {
    const key = toKey(input);
    const found = known.get(key);
    // moves the key to the end: the first of the map is the oldest
    if (found !== undefined) known.delete(key);
    const value = found ?? make(input);
    known.set(key, value);
    if (known.size > size) {
      const [oldest] = known.keys();
      if (oldest !== undefined) known.delete(oldest);
    }
    return value;
  };
}
