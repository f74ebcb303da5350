/**
 * Remembers where the focus goes when the element's comment disappears: to its thread, the next thread, the one before,
 * or the list of comments. Returns a function that moves the focus there, unless something else has it by then.
 */
export function focusAfterRemoval(comment: Element | null): () => void {
  const thread = comment?.closest('[data-thread]') ?? null;
  const region = comment?.closest('[data-comments]') ?? null;
  const threads = [...(region?.querySelectorAll('[data-thread]') ?? [])];
  const at = thread === null ? -1 : threads.indexOf(thread);
  const places = [thread, threads[at + 1], threads[at - 1], region];
  return () => {
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const place = places.find((one) => one?.isConnected === true);
    if (place instanceof HTMLElement) place.focus({ preventScroll: true });
  };
}
