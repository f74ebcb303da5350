import { threadId } from 'node:worker_threads';

/** What a pool sends to a thread: the request, and memory in which the thread records its beginning. */
export interface Task<Request> {
  request: Request;
  /** The id of the thread, which is never 0, and the processor time in ms that it had used before the task. */
  begun: Int32Array<SharedArrayBuffer>;
}

/** Declares what the threads of a task pool do. The module of a thread exports it as its default. */
export function defineTask<Request, Response>(
  handle: (request: Request) => Response,
): (task: Task<Request>) => Response {
  return ({ request, begun }) => {
    const { user, system } = process.threadCpuUsage();
    Atomics.store(begun, 1, Math.round((user + system) / 1000));
    Atomics.store(begun, 0, threadId);
    return handle(request);
  };
}
