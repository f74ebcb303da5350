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

interface ShareAwarenessOptions {
  supabase: SupabaseClient;
  awareness: Awareness;
  /** How far apart messages have to be, in milliseconds. */
  interval: () => number;
}

/** How many pages are counted. More would make everyone send very rarely. */
const MAX_PRESENT = 100;

/**
 * Shares the carets of a document between its pages. The first change after a pause is sent at once, the next one when the
 * interval is over, with the latest state.
 */
export function shareAwareness({ supabase, awareness, interval }: ShareAwarenessOptions) {
  const origin = {};
  const me = awareness.clientID;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastSentAt = -Infinity;

  const room = createRoom({
    supabase,
    onBroadcast(event, payload) {
      const message = awarenessMessageSchema.safeParse(payload);
      // members may broadcast anything; a malformed caret is ignored
      const caret = message.success ? parseCaret(message.data.update) : null;
      if (!caret || !isWelcome(caret)) return;
      applyAwarenessUpdate(awareness, caret.update, origin);
      // a page that enters asks who is there; answering at a random time avoids a burst
      if (event === 'hello') schedule(Math.random() * interval());
    },
    onEntered(hasMoved) {
      if (hasMoved) startOver();
      void send('hello');
    },
  });

  /** Ignores carets that claim to be this page's, and new ones above the limit. */
  const isWelcome = ({ client }: Caret) =>
    client !== me && (awareness.getStates().has(client) || awareness.getStates().size < MAX_PRESENT);
  /**
   * Forgets everyone until they are heard in the new room, since some of them may have lost access. Setting this page's own
   * state raises its clock: others ignore a state whose clock they have seen.
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
  const onUpdate = (change: Record<'added' | 'updated' | 'removed', number[]>) => {
    if (Object.values(change).flat().includes(me)) schedule();
  };
  awareness.on('update', onUpdate);

  return {
    /** Shares carets in the room of this name from now on. */
    enter: (topic: string) => room.enter(topic),
    /** Tells the others that this page is gone, and leaves the room. */
    async stop() {
      awareness.off('update', onUpdate);
      clearTimeout(timer);
      removeAwarenessStates(awareness, [me], origin);
      if (room.isJoined) await send('awareness');
      await room.leave();
    },
  };
}
