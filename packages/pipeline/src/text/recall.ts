/**
 * A function of a text that remembers what it made of the last `size` different texts: for texts of which little
 * changes from one time to the next.
 */
export function recall<T>(make: (text: string) => T, size: number): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    // what was asked for last is forgotten last
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
