/** A message, and its topic: a change of topic is urgent. */
interface PacedMessage {
  topic: string;
  message: string;
}

/**
 * Limits the rate of messages: a change of topic is told at once, other changes at most once per `paceMs`, and then the
 * newest of them. A message is told once.
 *
 * @param initial Counts as told.
 */
export function createPace(initial: PacedMessage, tell: (message: PacedMessage) => void) {
  let told = initial;
  let newest = initial;
  let toldAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tellNewest(): void {
    stop();
    if (newest.topic === told.topic && newest.message === told.message) return;
    told = newest;
    toldAt = Date.now();
    tell(newest);
  }
  function stop(): void {
    clearTimeout(timer);
    timer = undefined;
  }
  return {
    update(message: PacedMessage, paceMs: number): void {
      newest = message;
      if (message.topic !== told.topic) stop();
      const wait = message.topic === told.topic ? Math.max(0, toldAt + paceMs - Date.now()) : 0;
      timer ??= setTimeout(tellNewest, wait);
    },
    stop,
  };
}
