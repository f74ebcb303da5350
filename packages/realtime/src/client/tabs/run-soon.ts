/** Runs an action in a task of its own. Unlike a timer, it is not delayed in a hidden page. */
export function runSoon(action: () => void): void {
  const { port1, port2 } = new MessageChannel();
  const run = (): void => {
    port1.close();
    action();
  };
  port1.addEventListener('message', run, { once: true });
  port1.start();
  port2.postMessage(null);
}
