import { toBackoffDelay } from '@headway/ground';
import { IDLE_STATUS, type ConnectionStatus, type ReconnectReason } from './connection-status.ts';

/** What a connection is doing. The driver starts a request with each new `requesting`, and ends it on leaving. */
export type Machine =
  | { phase: 'idle' }
  /** `reason` is null for the first request. `refreshed`: the session was refreshed for this one. */
  | { phase: 'requesting'; attempt: number; reason: ReconnectReason | null; refreshed: boolean }
  | { phase: 'refreshing'; attempt: number; reason: ReconnectReason | null }
  | { phase: 'live'; attempt: number; since: number }
  | { phase: 'waiting'; attempt: number; reason: ReconnectReason; retryAt: number }
  | { phase: 'offline'; attempt: number; retryAt: number }
  | { phase: 'signed-out' }
  | { phase: 'closed' };

/** What happens to a connection. Times are milliseconds since 1970. */
export type MachineEvent =
  /** There are topics to follow, or no longer any. */
  | { type: 'wanted' }
  | { type: 'unwanted' }
  /** The stream said `connected`. */
  | { type: 'connected'; now: number }
  /** The request failed or the stream ended. */
  | { type: 'lost'; reason: ReconnectReason; now: number; online: boolean; delay: DelayOptions }
  /** The time of the next attempt has come. */
  | { type: 'due' }
  /** Try now: the page is visible, the network is back, or a person pressed a button. */
  | { type: 'wake' }
  /** The present request is out of date, although nothing failed. */
  | { type: 'restart'; reason: ReconnectReason }
  | { type: 'offline'; now: number; delay: DelayOptions }
  /** 401. */
  | { type: 'unauthorized' }
  | { type: 'refreshed'; ok: boolean }
  /** 204: every topic has ended. */
  | { type: 'finished' }
  | { type: 'close' };

/** What a delay depends on apart from the attempt. */
export interface DelayOptions {
  baseMs: number;
  capMs: number;
  atLeastMs?: number | undefined;
  random: number;
}

/** A stream that lived this long was sound: its loss starts a new count of attempts. */
const STABLE_MS = 5_000;

/** The next state. Pure; gives back the same object when nothing changes. */
export function stepMachine(machine: Machine, event: MachineEvent): Machine {
  if (machine.phase === 'closed') return machine;
  switch (event.type) {
    case 'wanted':
      return machine.phase === 'idle' ? toRequest(0, null) : machine;
    case 'unwanted':
    case 'finished':
      return { phase: 'idle' };
    case 'connected':
      return machine.phase === 'requesting'
        ? { phase: 'live', attempt: machine.attempt, since: event.now }
        : machine;
    case 'lost':
      return lose(machine, event);
    case 'due':
      return machine.phase === 'waiting' || machine.phase === 'offline' ? retry(machine) : machine;
    case 'wake':
      switch (machine.phase) {
        case 'waiting':
        case 'offline':
          return retry(machine);
        case 'signed-out':
          return toRequest(0, 'unauthorized');
        default:
          return machine;
      }
    case 'restart':
      switch (machine.phase) {
        case 'live':
          return toRequest(0, event.reason);
        case 'requesting':
          // It stays the first request when no stream has come of it yet.
          return { ...machine, reason: machine.reason && event.reason };
        case 'signed-out':
          // Another topic is wanted, perhaps by a person who has signed in again.
          return toRequest(0, event.reason);
        default:
          // The next request includes the change.
          return machine;
      }
    case 'offline':
      return isActive(machine) ? toOffline(machine.attempt, event) : machine;
    case 'unauthorized':
      if (machine.phase !== 'requesting') return machine;
      return machine.refreshed
        ? { phase: 'signed-out' }
        : { phase: 'refreshing', attempt: machine.attempt, reason: machine.reason };
    case 'refreshed':
      if (machine.phase !== 'refreshing') return machine;
      return event.ok ? { ...machine, phase: 'requesting', refreshed: true } : { phase: 'signed-out' };
    case 'close':
      return { phase: 'closed' };
  }
}

/** The status that the interface shows. */
export function toConnectionStatus(machine: Machine): ConnectionStatus {
  switch (machine.phase) {
    case 'idle':
      return IDLE_STATUS;
    case 'requesting':
    case 'refreshing': {
      const { attempt, reason } = machine;
      const state = reason ? 'reconnecting' : 'connecting';
      return { state, reason, attempt, retryAt: null, interrupted: attempt > 0 };
    }
    case 'live':
      return { state: 'live', reason: null, attempt: 0, retryAt: null, interrupted: false };
    case 'waiting': {
      const { attempt, reason, retryAt } = machine;
      return { state: 'reconnecting', reason, attempt, retryAt, interrupted: attempt > 0 };
    }
    case 'offline': {
      const { attempt, retryAt } = machine;
      return { state: 'offline', reason: null, attempt, retryAt, interrupted: true };
    }
    case 'signed-out':
    case 'closed': {
      const interrupted = machine.phase === 'signed-out';
      return { state: 'closed', reason: machine.phase, attempt: 0, retryAt: null, interrupted };
    }
  }
}

type ActiveMachine = Extract<Machine, { attempt: number }>;

function isActive(machine: Machine): machine is ActiveMachine {
  return 'attempt' in machine && machine.phase !== 'offline';
}

function toRequest(attempt: number, reason: ReconnectReason | null): Machine {
  return { phase: 'requesting', attempt, reason, refreshed: false };
}

function retry(machine: Extract<Machine, { phase: 'waiting' | 'offline' }>): Machine {
  return toRequest(machine.attempt, machine.phase === 'offline' ? 'offline' : machine.reason);
}

function lose(machine: Machine, event: Extract<MachineEvent, { type: 'lost' }>): Machine {
  if (machine.phase !== 'requesting' && machine.phase !== 'live') return machine;
  const isSound = machine.phase === 'live' && event.now - machine.since >= STABLE_MS;
  // The first loss after a sound stream does not count as a failed attempt.
  const attempt = isSound ? 0 : machine.attempt + 1;
  if (!event.online) return toOffline(attempt, event);
  const delayMs = toBackoffDelay({ ...event.delay, attempt: Math.max(0, attempt - 1) });
  return { phase: 'waiting', attempt, reason: event.reason, retryAt: event.now + delayMs };
}

/** Without a network it is tried at the slowest pace, because browsers report the network wrongly at times. */
function toOffline(attempt: number, { now, delay }: { now: number; delay: DelayOptions }): Machine {
  const delayMs = toBackoffDelay({ ...delay, attempt: 0, baseMs: delay.capMs });
  return { phase: 'offline', attempt, retryAt: now + delayMs };
}
