import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startFaultServer } from './client-fault-server.ts';
import { describe, followExactly, isDecided, perform, scripts, TOPICS, type Run } from './client-script.ts';
import { openTab, TEST_TIMINGS, until, type Tab } from './client-tab.ts';

/**
 * Runs scripts against a server whose connections fail as told. Every state that any follower ever has must be
 * the log up to its cursor, and in the end, when nothing fails any more, the whole log.
 */
async function checkScripts(
  script: ReturnType<typeof scripts>,
  numRuns: number,
  open: (url: string, identity: string) => Tab,
): Promise<void> {
  const server = await startFaultServer();
  await using _ = { [Symbol.asyncDispose]: server.close };
  await fc.assert(
    fc.asyncProperty(script, async (steps) => {
      server.clear();
      const identity = randomUUID();
      const opened: Tab[] = [];
      const openOne = (): Tab => {
        const tab = open(server.url, identity);
        opened.push(tab);
        return tab;
      };
      const tab = openOne();
      const run: Run = { server, openTab: openOne, tabs: [tab], followers: [], wrong: [] };
      try {
        for (const topic of TOPICS) followExactly(run, tab, topic);
        for (const step of steps) await perform(step, run);
        for (const tab of run.tabs) {
          tab.thaw();
          tab.signal('resume');
          tab.goOnline();
        }
        // An event that the server left out shows by the next one.
        server.heal();
        for (const topic of TOPICS) server.append(topic, server.log(topic).length + 1);
        await until(
          () => isDecided(run),
          () => describe(run),
        );
        expect(run.wrong).toEqual([]);
      } finally {
        for (const one of opened) one.client.close();
      }
      await until(() => server.openStreams() === 0);
    }),
    { numRuns },
  );
}

test('whatever fails, a client ends with exactly the log', async () => {
  const script = scripts(
    ['cut', 'wait', 'wait', 'epoch'],
    ['offline', 'online', 'suspend', 'resume', 'visible', 'reconnect'],
  );
  await expect(checkScripts(script, 150, (url) => openTab({ url }))).resolves.toBeUndefined();
});

test('whatever tabs come, go, freeze and vanish, each ends with exactly the log', async () => {
  const timings = { ...TEST_TIMINGS, leaderSilenceMs: 60, leaderAnswerMs: 40, gapPatienceMs: 10 };
  const script = scripts(
    ['cut', 'wait', 'wait', 'open', 'open', 'epoch'],
    ['suspend', 'resume', 'visible', 'reconnect', 'close', 'crash', 'freeze', 'thaw'],
  );
  const open = (url: string, identity: string): Tab => openTab({ url, identity, timings });
  await expect(checkScripts(script, 80, open)).resolves.toBeUndefined();
});
