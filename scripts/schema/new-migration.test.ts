import { expect, test } from 'vitest';
import { draftMigration } from './new-migration.ts';

test('writes changed functions out and lists every other difference', () => {
  const files = [
    { path: 'schemas/people/rules/is_name.sql', sql: 'create function private.is_name(said text) ...;\n' },
    { path: 'schemas/people/rules/to_line.sql', sql: 'create function private.to_line(said text) ...;\n' },
    { path: 'schemas/people/tables/profiles.sql', sql: 'create table public.profiles ();\n' },
  ];
  const migrated = new Map([
    ['function private.is_name(text)', 'old'],
    ['function private.to_line(text)', 'same'],
    ['function private.gone()', 'old'],
  ]);
  const declared = new Map([
    ['function private.is_name(text)', 'new'],
    ['function private.to_line(text)', 'same'],
    ['column public.profiles.note', '4 text'],
  ]);
  const now = new Date('2027-01-02T03:04:05Z');
  const draft = draftMigration('notes', now, migrated, declared, files);

  expect(draft.file).toMatch(/supabase\/migrations\/20270102030405_notes\.sql$/);
  expect(draft.unwritten).toEqual([
    'missing: column public.profiles.note',
    'unexpected: function private.gone()',
  ]);
  expect(draft.sql).toBe(
    '-- to write: missing: column public.profiles.note\n\n' +
      '-- to write: unexpected: function private.gone()\n\n' +
      'create or replace function private.is_name(said text) ...;\n',
  );
});
