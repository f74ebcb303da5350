import type { DecorationAttrs } from '@tiptap/pm/view';
import * as z from 'zod/mini';
import { catch as orElse } from 'zod/mini';

const NOBODY = { userId: '', name: 'Someone', color: '#57524b' };

/** The user in an awareness state. It is validated, since anyone who may read the article may broadcast anything. */
const userSchema = orElse(
  z.object({
    userId: orElse(z.guid(), NOBODY.userId),
    name: orElse(z.string().check(z.trim(), z.minLength(1), z.maxLength(80)), NOBODY.name),
    color: orElse(z.string().check(z.regex(/^#[0-9a-f]{6}$/i)), NOBODY.color),
  }),
  NOBODY,
);

/** Draws a person's caret: a line with a flag that shows the name. Screen readers skip it. */
export function renderCaret(user: unknown): HTMLElement {
  const { userId, name, color } = userSchema.parse(user);
  const caret = document.createElement('span');
  caret.className = 'caret';
  caret.dataset['caret'] = userId;
  caret.style.setProperty('--caret-color', color);
  caret.setAttribute('aria-hidden', 'true');
  const flag = document.createElement('span');
  flag.className = 'caret-flag';
  flag.textContent = name;
  // keeps the line from breaking at the caret
  caret.append('\u2060', flag, '\u2060');
  return caret;
}

/** Draws a person's selection: a transparent tint. */
export function renderSelection(user: unknown): DecorationAttrs {
  const { color } = userSchema.parse(user);
  return { class: 'caret-selection', style: `--caret-color: ${color}` };
}
