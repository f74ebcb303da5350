import { expect, test } from 'vitest';
import { toRoleNews } from './to-role-news.ts';

test('a change of role is told by what one may do now', () => {
  expect(toRoleNews('editor', 'viewer')).toBe('Your role is now Viewer');
  expect(toRoleNews('viewer', 'editor')).toBe('You can now edit, as Editor');
  expect(toRoleNews('editor', 'owner')).toBe('Your role is now Owner');
});
