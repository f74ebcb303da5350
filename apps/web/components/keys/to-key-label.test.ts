import { expect, test } from 'vitest';
import { toKeyLabel } from './to-key-label.ts';

test.each([
  ['Mod+B', 'Win32', 'Ctrl+B'],
  ['Mod+Shift+Z', 'Linux x86_64', 'Ctrl+Shift+Z'],
  ['Mod+Alt+C', 'Win32', 'Ctrl+Alt+C'],
  ['Mod+B', 'MacIntel', '⌘B'],
  ['Mod+Shift+Z', 'MacIntel', '⇧⌘Z'],
  ['Mod+Alt+C', 'MacIntel', '⌥⌘C'],
  ['Ctrl+Alt+M', 'iPad', '⌃⌥M'],
])('%s on %s is %s', (keys, platform, label) => {
  expect(toKeyLabel(keys, platform)).toBe(label);
});
