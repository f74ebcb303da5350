import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stepMachine, toConnectionStatus, type Machine, type MachineEvent } from './connection-machine.ts';
import type { ReconnectReason } from './connection-status.ts';

const delay = { baseMs: 100, capMs: 1_000, random: 0 };
const lost = (now: number, reason: ReconnectReason = 'network', online = true): MachineEvent => ({
  type: 'lost',
  reason,
  now,
  online,
  delay,
});
const run = (...events: MachineEvent[]): Machine => {
  let machine: Machine = { phase: 'idle' };
  for (const event of events) machine = stepMachine(machine, event);
  return machine;
};
const LIVE: MachineEvent[] = [{ type: 'wanted' }, { type: 'connected', now: 0 }];

test('connects when there is something to follow, and is idle when there is nothing', () => {
  expect(toConnectionStatus(run({ type: 'wanted' }))).toMatchObject({ state: 'connecting', reason: null });
  expect(toConnectionStatus(run(...LIVE))).toMatchObject({ state: 'live', interrupted: false });
  expect(run(...LIVE, { type: 'unwanted' })).toEqual({ phase: 'idle' });
  expect(run(...LIVE, { type: 'finished' })).toEqual({ phase: 'idle' });
});

test('the first loss of a sound stream interrupts nobody, the next one does', () => {
  const first = run(...LIVE, lost(60_000));
  expect(toConnectionStatus(first)).toEqual({
    state: 'reconnecting',
    reason: 'network',
    attempt: 0,
    retryAt: 60_100,
    interrupted: false,
  });
  const second = run(...LIVE, lost(60_000), { type: 'due' }, lost(60_200));
  expect(toConnectionStatus(second)).toMatchObject({ attempt: 1, interrupted: true });
});

test('a server that accepts and drops is left alone longer and longer', () => {
  let machine = run({ type: 'wanted' });
  const delays: number[] = [];
  for (let now = 0; now < 6; now += 1) {
    machine = stepMachine(stepMachine(machine, { type: 'connected', now }), lost(now));
    delays.push(machine.phase === 'waiting' ? machine.retryAt - now : -1);
    machine = stepMachine(machine, { type: 'due' });
  }
  expect(delays).toEqual([100, 200, 400, 800, 1_000, 1_000]);
});

test('without a network it is offline, tries now and then, and at once when asked', () => {
  const offline = run(...LIVE, { type: 'offline', now: 7, delay });
  expect(toConnectionStatus(offline)).toMatchObject({ state: 'offline', retryAt: 1_007, interrupted: true });
  expect(stepMachine(offline, { type: 'wake' })).toMatchObject({ phase: 'requesting', reason: 'offline' });
  expect(stepMachine(offline, { type: 'due' })).toMatchObject({ phase: 'requesting' });
  expect(run({ type: 'wanted' }, lost(0, 'network', false))).toMatchObject({ phase: 'offline' });
});

test('401 refreshes once and then is signed out, until somebody asks', () => {
  const refreshing = run({ type: 'wanted' }, { type: 'unauthorized' });
  expect(refreshing).toMatchObject({ phase: 'refreshing' });
  const again = stepMachine(refreshing, { type: 'refreshed', ok: true });
  const out = stepMachine(again, { type: 'unauthorized' });
  expect(toConnectionStatus(out)).toMatchObject({ state: 'closed', reason: 'signed-out' });
  expect(stepMachine(refreshing, { type: 'refreshed', ok: false })).toEqual(out);
  expect(stepMachine(out, { type: 'wake' })).toMatchObject({ phase: 'requesting', refreshed: false });
  // A session that was refreshed an hour ago may be refreshed again.
  const later = run({ type: 'wanted' }, { type: 'unauthorized' }, { type: 'refreshed', ok: true }, ...LIVE);
  const expired = stepMachine(stepMachine(later, lost(60_000)), { type: 'due' });
  expect(stepMachine(expired, { type: 'unauthorized' })).toMatchObject({ phase: 'refreshing' });
});

test('another set of topics replaces a request under way, but not the wait that the server asked for', () => {
  const restart: MachineEvent = { type: 'restart', reason: 'topics' };
  const requesting = run({ type: 'wanted' });
  expect(stepMachine(requesting, restart)).not.toBe(requesting);
  expect(run(...LIVE, restart)).toMatchObject({ phase: 'requesting', reason: 'topics' });
  const waiting = run(...LIVE, lost(0));
  expect(stepMachine(waiting, restart)).toBe(waiting);
});

const event: fc.Arbitrary<MachineEvent> = fc.oneof(
  fc.constantFrom<MachineEvent>(
    { type: 'wanted' },
    { type: 'unwanted' },
    { type: 'finished' },
    { type: 'connected', now: 0 },
    { type: 'due' },
    { type: 'wake' },
    { type: 'unauthorized' },
    { type: 'offline', now: 0, delay },
    { type: 'restart', reason: 'topics' },
  ),
  fc.record({ type: fc.constant('refreshed' as const), ok: fc.boolean() }),
  fc.tuple(fc.nat(100_000), fc.boolean()).map(([now, online]) => lost(now, 'network', online)),
);

test('it never gives up: whatever happened, asking and waiting lead back to a request', () => {
  fc.assert(
    fc.property(fc.array(event), (events) => {
      const machine = run({ type: 'wanted' }, ...events);
      const status = toConnectionStatus(machine);
      const waits = status.state === 'offline' || machine.phase === 'waiting';
      expect(status.retryAt !== null).toBe(waits);
      const due = waits ? stepMachine(machine, { type: 'due' }).phase : 'requesting';
      expect(due).toBe('requesting');
      const woken = stepMachine(stepMachine(machine, { type: 'wanted' }), { type: 'wake' });
      expect(['requesting', 'refreshing', 'live']).toContain(woken.phase);
    }),
  );
});

test('closed is the end', () => {
  fc.assert(
    fc.property(fc.array(event), fc.array(event), (before, after) => {
      const machine = run(...before, { type: 'close' }, ...after);
      expect(machine).toEqual({ phase: 'closed' });
    }),
  );
});
