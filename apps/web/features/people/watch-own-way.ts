const SCROLLING_KEYS = new Set([
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'End',
  'Home',
  'PageDown',
  'PageUp',
]);

/** Calls when the reader scrolls, moves the caret or writes. Returns a function that stops watching. */
export function watchOwnWay(onLeave: () => void): () => void {
  function onWheel(event: WheelEvent): void {
    // with Ctrl, the wheel zooms
    if (!event.ctrlKey) onLeave();
  }
  function onKeyDown(event: KeyboardEvent): void {
    const { target, key } = event;
    const isShortcut = event.ctrlKey || event.metaKey || event.altKey;
    const isMove = SCROLLING_KEYS.has(key) || (!isShortcut && (key.length === 1 || key === 'Enter'));
    const isHere =
      target instanceof Element && (target === document.body || target.closest('[role="textbox"]') !== null);
    if (isMove && isHere) onLeave();
  }
  const end = new AbortController();
  const options = { signal: end.signal, passive: true };
  addEventListener('wheel', onWheel, options);
  addEventListener('touchmove', onLeave, options);
  addEventListener('keydown', onKeyDown, options);
  return () => end.abort();
}
