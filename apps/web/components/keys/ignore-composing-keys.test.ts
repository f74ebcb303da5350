import { expect, test } from 'vitest';
import { ignoreComposingKeys } from './ignore-composing-keys.ts';

function press(target: EventTarget, fields: Partial<KeyboardEvent>): void {
  target.dispatchEvent(Object.assign(new Event('keydown'), fields));
}

test.each([
  [{ key: 'Enter', isComposing: true }, false],
  [{ key: 'Escape', isComposing: true }, false],
  [{ key: 'Enter', isComposing: false, keyCode: 229 }, false],
  [{ key: 'Enter', isComposing: false, keyCode: 13 }, true],
  [{ key: 'Escape', isComposing: false, keyCode: 27 }, true],
  [{ key: 'a', isComposing: true, keyCode: 229 }, true],
])('%j reaches the page: %s', (fields, expected) => {
  const target = new EventTarget();
  const end = ignoreComposingKeys(target);
  let isHeard = false;
  target.addEventListener('keydown', () => (isHeard = true), { capture: true });
  press(target, fields);
  expect(isHeard).toBe(expected);
  isHeard = false;
  end();
  press(target, fields);
  expect(isHeard).toBe(true);
});
