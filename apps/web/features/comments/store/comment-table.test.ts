import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import type { Comment } from './comment.ts';
import { createCommentTable } from './comment-table.ts';

function toComment(id: string, version: number): Comment {
  return {
    id,
    projectId: 'project',
    contentId: null,
    threadId: id,
    parentId: null,
    position: 1,
    authorId: 'author',
    body: `${id} ${version}`,
    anchor: null,
    mentions: [],
    reactions: {},
    version,
    resolvedAt: null,
    resolvedBy: null,
    deletedAt: null,
    createdAt: '2026-11-23T12:00:00Z',
    editedAt: null,
  };
}

const step = record({
  kind: constantFrom('write', 'delete', 'read', 'answer'),
  row: integer({ min: 0, max: 3 }),
});

test('live changes and overlapping reads, in whatever order, end in what the database has', () => {
  assert(
    property(array(step, { maxLength: 40 }), (steps) => {
      const table = createCommentTable(() => undefined);
      const database = new Map<string, Comment>();
      const reads: (() => void)[] = [];
      const gone = new Set<string>();
      for (const { kind, row } of steps) {
        const id = `c${row}`;
        if (kind === 'write' && !gone.has(id)) {
          const next = toComment(id, (database.get(id)?.version ?? 0) + 1);
          database.set(id, next);
          table.put(next);
        } else if (kind === 'delete' && database.delete(id)) {
          gone.add(id);
          table.delete(id);
        } else if (kind === 'read') {
          const finish = table.beginRead();
          const rows = [...database.values()];
          reads.push(() => finish(rows));
        } else if (kind === 'answer') {
          reads.splice(row % Math.max(reads.length, 1), 1)[0]?.();
        }
      }
      for (const finish of reads) finish();
      expect(new Map(table.list().map((comment) => [comment.id, comment]))).toEqual(database);
    }),
  );
});

test('changes that were missed are made up for by the next read', () => {
  const table = createCommentTable(() => undefined);
  table.put(toComment('kept', 1));
  table.put(toComment('gone', 1));
  table.beginRead()([toComment('kept', 3), toComment('new', 1)]);
  expect(table.list().map(({ body }) => body)).toEqual(['kept 3', 'new 1']);
});

test('a draft shows at once and leaves nothing when it is taken back', () => {
  const table = createCommentTable(() => undefined);
  table.put(toComment('one', 1));
  const settle = table.draft((comments) => new Map([...comments, ['two', toComment('two', 0)]]));
  expect(table.list().map(({ id }) => id)).toEqual(['one', 'two']);
  settle();
  expect(table.list().map(({ id }) => id)).toEqual(['one']);
});
