import { useEffect, useState } from 'react';
import { createPace } from './create-pace.ts';

/**
 * A message for a live region, at a limited rate: a change of `topic` is announced at once, other changes at most once
 * per `paceMs`, and then the newest.
 */
export function usePacedMessage(topic: string, message: string, paceMs = 10_000): string {
  const [said, setSaid] = useState({ topic, message });
  const [pace] = useState(() => createPace(said, setSaid));
  useEffect(() => pace.update({ topic, message }, paceMs), [pace, topic, message, paceMs]);
  useEffect(() => pace.stop, [pace]);
  return said.message;
}
