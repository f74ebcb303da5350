import { useEffect, useRef, type RefObject } from 'react';

/** A ref with the newest value, for effects that must not start again when it changes. */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
