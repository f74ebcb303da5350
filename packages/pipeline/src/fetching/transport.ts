import { Agent, type buildConnector } from 'undici';

/** Connects a fetcher to servers, and decides which servers it may reach. */
export type Transport = ReturnType<typeof createTransport>;

/**
 * @param connect opens a connection, or refuses with `PageSkipped`
 * @param check throws `PageSkipped` for a forbidden address; called for every hop of a redirect
 */
export function createTransport(connect: buildConnector.connector, check: (url: URL) => void) {
  const dispatcher = new Agent({ connect });
  return { dispatcher, check, [Symbol.asyncDispose]: () => dispatcher.destroy() };
}
