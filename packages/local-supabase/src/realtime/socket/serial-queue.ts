/** Runs tasks one after the other, at once where none is running. */
export interface SerialQueue {
  readonly waiting: number;
  run(task: () => void | Promise<void>): void;
}

/** @param onError receives what a task throws; the next one runs all the same */
export function createSerialQueue(onError: (error: unknown) => void, onIdle: () => void): SerialQueue {
  const tasks: (() => void | Promise<void>)[] = [];
  let isRunning = false;

  async function drain(first: Promise<void>): Promise<void> {
    await first.catch(onError);
    for (let task = tasks.shift(); task; task = tasks.shift()) {
      try {
        await task();
      } catch (error) {
        onError(error);
      }
    }
    isRunning = false;
    onIdle();
  }

  return {
    get waiting() {
      return tasks.length;
    },
    run(task) {
      if (isRunning) {
        tasks.push(task);
        return;
      }
      isRunning = true;
      try {
        const result = task();
        if (result instanceof Promise) {
          void drain(result);
          return;
        }
      } catch (error) {
        onError(error);
      }
      isRunning = false;
      onIdle();
    },
  };
}
