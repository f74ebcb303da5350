/**
 * Makes a function of an object remember its result for as long as the object lives. An assessment after a change has the
 * same objects for all parts of the text that did not change. A result that depends on two objects takes two of these
 * functions, of which the outer one returns the inner one.
 *
 * @example
 * const readFigures = perObject((references: References) =>
 *   perObject((paragraph: Paragraph) => findFiguresOf(paragraph, references)),
 * );
 * readFigures(references)(paragraph);
 */
export function perObject<K extends object, T>(make: (key: K) => T): (key: K) => T {
  const known = new WeakMap<K, { value: T }>();
  return (key) => {
    const found = known.get(key);
    if (found) return found.value;
    const value = make(key);
    known.set(key, { value });
    return value;
  };
}
