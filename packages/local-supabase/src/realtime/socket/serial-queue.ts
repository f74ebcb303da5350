type Task = () => void | Promise<void>;

/** Runs tasks one after the other; at once if no task is running. */
export type SerialQueue = ReturnType<typeof createSerialQueue>;

/** @param onError receives what a task throws; the next task runs all the same */
export function createSerialQueue(onError: (error: unknown) => void, onIdle: () => void) {
  const tasks: Task[] = [];
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
    run(task: Task) {
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
