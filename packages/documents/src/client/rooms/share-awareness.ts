import type { SupabaseClient } from '@supabase/supabase-js';
import { toBase64 } from '../../protocol/base64.ts';
import {
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
  type Awareness,
} from 'y-protocols/awareness';
import { awarenessMessageSchema } from '../../protocol/update-message.ts';
import { createRoom } from './create-room.ts';
import { parseCaret, type Caret } from './parse-caret.ts';

export interface SharedAwareness {
  /** Shares it in the room of this name from now on. */
  enter(topic: string): void;
  /** Tells the others that one is gone, and leaves. */
  stop(): Promise<void>;
}

export interface ShareAwarenessOptions {
  supabase: SupabaseClient;
  awareness: Awareness;
  /** How far apart one's messages are to be, in milliseconds. */
  interval: () => number;
}

const MAX_PRESENT = 100;

interface AwarenessChange {
  added: number[];
  updated: number[];
  removed: number[];
}

/**
 * Keeps an awareness the same for everyone who has a document open. The first change after a pause is sent at once, the
 * next when the interval is over, with what is so by then.
 */
export function shareAwareness({ supabase, awareness, interval }: ShareAwarenessOptions): SharedAwareness {
  const origin = {};
  const me = awareness.clientID;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastSentAt = -Infinity;

  const room = createRoom({
    supabase,
    onBroadcast(event, payload) {
      const message = awarenessMessageSchema.safeParse(payload);
      // what people broadcast may be anything; carets are not worth an error
      const caret = message.success ? parseCaret(message.data.update) : null;
      if (!caret || !isWelcome(caret)) return;
      applyAwarenessUpdate(awareness, caret.update, origin);
      // someone who comes asks who is here; all answering at once would be a burst
      if (event === 'hello') schedule(Math.random() * interval());
    },
    onEntered(hasMoved) {
      if (hasMoved) startOver();
      void send('hello');
    },
  });

  /** Nobody speaks for this page, and only so many are there: each makes everyone send more rarely. */
  const isWelcome = ({ client }: Caret) =>
    client !== me && (awareness.getStates().has(client) || awareness.getStates().size < MAX_PRESENT);
  /**
   * Shows nobody who has not said so in the new room: whoever is not there has lost access. States are told apart by
   * their clock, so one's own gets a new one, or those who have seen it would not take it again.
   */
  const startOver = () => {
    const others = [...awareness.getStates().keys()].filter((client) => client !== me);
    removeAwarenessStates(awareness, others, origin);
    awareness.setLocalState(awareness.getLocalState());
  };
  const send = async (event: 'awareness' | 'hello') => {
    lastSentAt = performance.now();
    await room.broadcast(event, { update: toBase64(encodeAwarenessUpdate(awareness, [me])) });
  };
  const schedule = (atLeastMs = 0) => {
    if (timer !== undefined) return;
    const due = Math.max(atLeastMs, lastSentAt + interval() - performance.now());
    timer = setTimeout(() => {
      timer = undefined;
      void send('awareness');
    }, due);
  };
  const onUpdate = ({ added, updated, removed }: AwarenessChange) => {
    if ([...added, ...updated, ...removed].includes(me)) schedule();
  };
  awareness.on('update', onUpdate);

  return {
    enter: (topic) => room.enter(topic),
    async stop() {
      awareness.off('update', onUpdate);
      clearTimeout(timer);
      removeAwarenessStates(awareness, [me], origin);
      if (room.isJoined) await send('awareness');
      await room.leave();
    },
  };
}
