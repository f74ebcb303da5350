/**
 * Makes a function of a text remember its results for the last `size` different texts.
 */
export function recall<T>(make: (text: string) => T, size: number): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    // moves the text to the end: the first of the map is the oldest
    if (found !== undefined) known.delete(text);
    const value = found ?? make(text);
    known.set(text, value);
    if (known.size > size) {
      const [oldest] = known.keys();
      if (oldest !== undefined) known.delete(oldest);
    }
    return value;
  };
}
