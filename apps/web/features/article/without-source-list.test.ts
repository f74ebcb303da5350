import { expect, test } from 'vitest';
import { withoutSourceList } from './without-source-list.ts';

const list = '## Sources\n\n1. [A](<https://a.test/>), A\n2. [B](<https://b.test/>), B\n';

test.each([
  ['cuts the list that ends an article', `# T\n\nText [1]\n\n${list}`, '# T\n\nText [1]'],
  ['cuts what has been written of it', '# T\n\nText\n\n## Sources\n\n1. [A', '# T\n\nText'],
  ['leaves a section that is followed by another', `# T\n\n${list}\n## More\n\nText`, null],
  ['leaves an article without one', '# T\n\nThe sources of the Nile', null],
  ['leaves the empty text', '', null],
])('%s', (_, markdown, expected) => {
  expect(withoutSourceList(markdown)).toBe(expected ?? markdown);
});
