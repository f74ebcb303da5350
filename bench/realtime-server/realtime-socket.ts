/** A client that only does what is measured. */
export interface RealtimeSocket {
  broadcast(topic: string, sentAt: number): void;
  close(): void;
}

export interface RealtimeSocketOptions {
  url: string;
  topic: string;
  /** Of the join. */
  config: Record<string, unknown>;
  token: string;
  /** Called with the time at which a broadcast was sent. */
  onBroadcast(sentAt: number): void;
  /** Called with a row that was inserted. */
  onRow(row: { id: number; sent_at: number }): void;
}

const BROADCAST_PUSH = 3;
const TIMES = /"sentAt":([\d.]+)/;

/** Connects a client and joins its channel. */
export async function openRealtimeSocket(options: RealtimeSocketOptions): Promise<RealtimeSocket> {
  const { url, topic, config, token } = options;
  const socket = new WebSocket(url);
  socket.binaryType = 'arraybuffer';
  const joined = Promise.withResolvers<void>();
  socket.addEventListener('message', ({ data }) => {
    if (data instanceof ArrayBuffer) {
      options.onBroadcast(Number(TIMES.exec(Buffer.from(data).toString('latin1'))?.[1]));
      return;
    }
    const [, , , event, payload] = JSON.parse(String(data));
    if (event === 'postgres_changes') options.onRow(payload.data.record);
    else if (event === 'phx_reply' && payload.status === 'error')
      joined.reject(new Error(payload.response.reason));
    else if (event === 'phx_reply') joined.resolve();
  });
  socket.addEventListener('close', () => joined.reject(new Error('the socket was closed')));
  socket.addEventListener('open', () => {
    socket.send(JSON.stringify(['1', '1', topic, 'phx_join', { config, access_token: token }]));
  });
  await joined.promise;
  return {
    broadcast(to, sentAt) {
      const header = Buffer.from([BROADCAST_PUSH, 1, 0, to.length, 1, 0, 1]);
      socket.send(Buffer.concat([header, Buffer.from(`1${to}e{"sentAt":${sentAt}}`)]));
    },
    close: () => socket.close(),
  };
}
