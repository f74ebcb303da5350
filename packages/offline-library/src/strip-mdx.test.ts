import { describe, expect, it } from 'vitest';
import { stripMdx } from './strip-mdx.ts';

describe('stripMdx', () => {
  it.each([
    ['a note', '<Note>\n  Text with [a link](b).\n</Note>', 'Text with [a link](b).'],
    ['attributes with braces', '<Table rows={[{ a: "}", b: 1 > 0 }]} />\nText', 'Text'],
    ['imports', "import { A,\n  B } from 'c';\nText", 'Text'],
    ['comments', '{/* a <Note> in a\ncomment */}\nText', 'Text'],
  ])('drops %s', (_, mdx, expected) => {
    expect(stripMdx(mdx).trim()).toBe(expected);
  });

  it('keeps code, in backticks and in fences', () => {
    const code = 'Use `<Link>` here.\n\n```tsx\nimport { A } from "a";\n<Page title={x}>\n</Page>\n```\n';
    expect(stripMdx(code)).toBe(code);
  });
});
