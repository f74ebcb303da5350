/**
 * Makes a function remember its results for the last `size` different inputs.
 *
 * @param toKey inputs with the same key are the same. Default: the input, which is a text
 */
export function recall<T>(make: (text: string) => T, size: number): (text: string) => T;
export function recall<I, T>(
  make: (input: I) => T,
  size: number,
  toKey: (input: I) => string,
): (input: I) => T;
export function recall<I, T>(
  make: (input: I) => T,
  size: number,
  toKey: (input: I) => string = String,
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
