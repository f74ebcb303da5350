/** The fields of a keyboard event that tell whether an input method is composing. */
type ComposingKey = Pick<KeyboardEvent, 'isComposing' | 'keyCode' | 'key'>;

/** The keys by which input methods choose and end, and pages submit, choose and close. */
const COMMANDS = new Set(['Enter', 'Escape', 'Tab', 'ArrowUp', 'ArrowDown']);

/**
 * Keeps keys that belong to an input method from fields, lists and dialogs of the page, for which Enter would send and
 * Escape would close. The input method still gets them. Safari ends a composition before the key that ended it and marks
 * that key with the code 229.
 *
 * @param target The window: its listeners in the capture phase come first.
 * @returns Ends it.
 * @see https://www.w3.org/TR/uievents/#determine-keydown-keyup-keyCode
 */
export function ignoreComposingKeys(target: EventTarget): () => void {
  const end = new AbortController();
  target.addEventListener('keydown', onKeyDown, { capture: true, signal: end.signal });
  return () => end.abort();
}

function onKeyDown(event: Event & Partial<ComposingKey>): void {
  const isComposing = event.isComposing === true || event.keyCode === 229;
  if (isComposing && COMMANDS.has(event.key ?? '')) event.stopImmediatePropagation();
}
