import type { Page, WebSocketRoute } from 'playwright-core';

/** Where a page has no Supabase: sockets are cut and requests fail. The web application is still there. */
export interface Tunnel {
  /** Leads a page through it, from its next request on. */
  lead: (page: Page) => Promise<void>;
  enter: () => void;
  leave: () => void;
}

/** @param supabaseUrl whose requests fail inside; left out, only sockets are cut */
export function createTunnel(supabaseUrl?: string): Tunnel {
  const sockets = new Set<WebSocketRoute>();
  let isInside = false;
  return {
    async lead(page) {
      await page.routeWebSocket(/\/realtime\//, async (socket) => {
        if (isInside) {
          await socket.close();
          return;
        }
        sockets.add(socket);
        socket.connectToServer();
      });
      if (supabaseUrl === undefined) return;
      await page.route(`${supabaseUrl}/**`, (route) =>
        isInside ? route.abort('internetdisconnected') : route.continue(),
      );
    },
    enter() {
      isInside = true;
      for (const socket of sockets) void socket.close();
      sockets.clear();
    },
    leave() {
      isInside = false;
    },
  };
}
