/**
 * Notes where the focus is to go once a comment is gone, and what it stood in with it: to its thread, the thread that
 * follows, the one before, or all comments. Returns what moves it there, unless it is somewhere else by then.
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
