/** How many broadcasts have gone over some sockets. */
export interface BroadcastCount {
  sent: number;
  received: number;
  transport: typeof WebSocket;
}

/** Sockets that count what Supabase counts: each broadcast once as sent, and once for everyone who gets it. */
export function createCountedWebSocket(): BroadcastCount {
  const count: BroadcastCount = {
    sent: 0,
    received: 0,
    transport: class extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols);
        this.addEventListener('message', ({ data }) => {
          if (isBroadcast(data)) count.received += 1;
        });
      }

      override send(data: Parameters<WebSocket['send']>[0]): void {
        if (isBroadcast(data)) count.sent += 1;
        super.send(data);
      }
    },
  };
  return count;
}

/** Whatever is not text is one: the protocol has nothing else in binary. */
function isBroadcast(data: unknown): boolean {
  return typeof data !== 'string' || /"event":"broadcast"|^\[[^[{]*,"broadcast",/.test(data);
}
