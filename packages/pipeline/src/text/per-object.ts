/**
 * Makes a function of an object remember its result for as long as the object lives. An assessment after a change has the
 * same objects for all parts of the text that did not change. The result must not depend on more than the object and what
 * belongs to it for as long as it lives: a paragraph belongs to one article, whose references are its second argument.
 */
export function perObject<K extends object, A extends readonly unknown[], T>(
  make: (key: K, ...context: A) => T,
): (key: K, ...context: A) => T {
  const known = new WeakMap<K, { value: T }>();
  return (key, ...context) => {
    const found = known.get(key);
    if (found) return found.value;
    const value = make(key, ...context);
    known.set(key, { value });
    return value;
  };
}
