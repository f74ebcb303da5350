const MAC: Partial<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃' };

/**
 * Names keys as the reader's machine does.
 *
 * @param keys Joined by `+`; `Mod` is Command on a Mac and Ctrl elsewhere.
 * @param platform As `navigator.platform` names it. Default: of this browser.
 *
 * @example
 * toKeyLabel('Mod+Shift+Z', 'MacIntel'); // '⇧⌘Z'
 * toKeyLabel('Mod+Shift+Z', 'Linux x86_64'); // 'Ctrl+Shift+Z'
 */
export function toKeyLabel(keys: string, platform = navigator.platform): string {
  const names = keys.split('+');
  if (!/^(?:Mac|iPhone|iPad)/u.test(platform))
    return names.map((name) => (name === 'Mod' ? 'Ctrl' : name)).join('+');
  // a Mac lists Control, Option, Shift and Command in this order
  const order = ['Ctrl', 'Alt', 'Shift', 'Mod'];
  const modifiers = order.filter((name) => names.includes(name)).map((name) => MAC[name]);
  return [...modifiers, ...names.filter((name) => !order.includes(name))].join('');
}
