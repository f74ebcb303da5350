import { useEffect, useRef, useState } from 'react';

/**
 * A message for a live region, at a limited rate: a change of `topic` is announced at once, other changes at most once
 * per `paceMs`.
 */
export function usePacedMessage(topic: string, message: string, paceMs = 10_000): string {
  const [said, setSaid] = useState({ topic, message });
  const saidAt = useRef(0);
  useEffect(() => {
    if (said.topic === topic && said.message === message) return undefined;
    const wait = said.topic === topic ? Math.max(0, saidAt.current + paceMs - Date.now()) : 0;
    const timer = setTimeout(() => {
      saidAt.current = Date.now();
      setSaid({ topic, message });
    }, wait);
    return () => clearTimeout(timer);
  }, [topic, message, paceMs, said]);
  return said.message;
}
