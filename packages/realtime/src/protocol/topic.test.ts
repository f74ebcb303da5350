import { expect, test } from 'vitest';
import { MAX_TOPIC_LENGTH, MAX_TOPICS } from './limits.ts';
import { isTopic, parseTopics } from './topic.ts';

test.each(['system', 'content:9b2d0000-0000-4000-8000-000000000001', 'a:b:c', 'a-1:X_y.z'])(
  '%j is a topic',
  (name) => {
    expect(isTopic(name)).toBe(true);
  },
);

test.each([
  '',
  ':',
  'a:',
  ':a',
  'A',
  'a::b',
  'a b',
  'a,b',
  'a:ä',
  'a\n',
  '__proto__:x',
  'x'.repeat(MAX_TOPIC_LENGTH + 1),
])('%j is none', (name) => {
  expect(isTopic(name)).toBe(false);
});

test('keeps the order of a list', () => {
  expect(parseTopics('b,a,c')).toEqual({ ok: true, topics: ['b', 'a', 'c'] });
});

const names = (count: number) => Array.from({ length: count }, (_, i) => `t:${i}`).join(',');

test.each([
  [null, 'no_topics', []],
  ['', 'no_topics', []],
  ['a,,b', 'invalid_topic', ['']],
  ['a,B c,d:', 'invalid_topic', ['B c', 'd:']],
  ['a,b,a,b,a', 'duplicate_topic', ['a', 'b']],
  [names(MAX_TOPICS + 1), 'too_many_topics', []],
  [names(100_000), 'too_many_topics', []],
])('refuses %j: %s', (list, code, topics) => {
  expect(parseTopics(list)).toEqual({ ok: false, code, topics });
});

test('takes as many as are allowed', () => {
  expect(parseTopics(names(MAX_TOPICS)).ok).toBe(true);
});
