import { startTestDatabase } from '@headway/local-supabase/testing';
import { createHub, createPostgresEventLog } from '@headway/realtime/server';
import { Pool } from 'pg';

/** The time from the acknowledgement of a commit until the bytes can be written, in milliseconds. */
export interface CommitToWrite {
  p50: number;
  p99: number;
}

/** Appends events to a durable Postgres, one after the other, and follows them through a hub with LISTEN. */
export async function measureCommitToWrite(events: number): Promise<CommitToWrite> {
  const database = await startTestDatabase({ durable: true });
  const pool = new Pool({ connectionString: database.url, max: 4 });
  const log = createPostgresEventLog({ pool, listen: { connectionString: database.url } });
  const hub = createHub({ log });
  try {
    const opened = await hub.open({ topics: ['bench:commit'], cursor: null });
    if (opened.kind !== 'stream') throw new Error(opened.kind);
    const { stream } = opened;
    let arrived = Promise.withResolvers<number>();
    const pump = () => {
      for (let pieces = stream.read(); pieces.length > 0; pieces = stream.read()) {
        if (Buffer.concat(pieces).includes('"step"')) arrived.resolve(performance.now());
      }
    };
    stream.onReadable(pump);
    pump();
    const waits: number[] = [];
    for (let n = 0; n < events + 10; n += 1) {
      arrived = Promise.withResolvers<number>();
      await log.append('bench:commit', [{ event: { type: 'step', n } }]);
      const committed = performance.now();
      // The bytes can come before the acknowledgement.
      waits.push(Math.max(0, (await arrived.promise) - committed));
    }
    const sorted = waits.slice(10).toSorted((a, b) => a - b);
    return {
      p50: sorted[Math.floor(events * 0.5)] ?? Number.NaN,
      p99: sorted[Math.floor(events * 0.99)] ?? Number.NaN,
    };
  } finally {
    await hub.close();
    await pool.end();
    await database.stop();
  }
}
