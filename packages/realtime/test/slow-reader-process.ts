import { connect, type StreamClient } from './stream-client.ts';

// Two readers in a process of their own, so that what they hold does not count as the server's: a quick one, and one
// that stops reading until it is told to go on. Both report the newest event they have, without a gap.

const [url] = process.argv.slice(2);
if (!url) throw new Error('the address of a stream is missing');

function report(name: string, client: StreamClient): void {
  let seq = 0;
  client.response.on('data', () => {
    for (const { frame } of client.messages.splice(0)) {
      if (frame?.kind !== 'event') continue;
      if (frame.event.seq !== seq + 1) throw new Error(`${frame.event.seq} after ${seq}`);
      seq = frame.event.seq;
    }
    process.send?.({ name, seq });
  });
}

const slow = await connect(url);
await new Promise((resolve) => slow.response.once('data', resolve));
slow.response.pause();
report('slow', slow);
report('quick', await connect(url));
process.once('message', () => slow.response.resume());
