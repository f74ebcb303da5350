import { expect, test } from 'vitest';
import { contentTopic, parseContentTopic } from './content-topic.ts';

const ID = '00000000-0000-4000-8000-000000000003';

test('the name of a topic tells which content it is', () => {
  expect(parseContentTopic(contentTopic(ID))).toBe(ID);
  for (const other of ['system', 'content:', 'content:me', `project:${ID}`, `content:${ID}:x`]) {
    expect(parseContentTopic(other)).toBe(null);
  }
});
