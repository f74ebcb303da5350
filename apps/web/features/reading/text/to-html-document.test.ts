import { describe, expect, test } from 'vitest';
import { toHtmlDocument } from './to-html-document.ts';

const article = {
  keyword: 'caching',
  locale: 'en-US',
  title: 'Caching & "revalidation" <now>',
  metaDescription: 'A <b>description</b>',
  slug: 'caching',
  markdown: '# Caching',
  html: '<h1>Caching</h1>',
  words: 1,
  writer: 'extractive',
  notice: null,
  publishable: false,
  score: { total: 1, before: 1, parts: [] },
  sources: [],
  checks: [],
  terms: [],
  changes: [],
  jsonLd: '{"headline":"</script><script>alert(1)</script>"}',
  usage: { searchCalls: 0, pagesFetched: 0, inputTokens: 0, outputTokens: 0 },
};

describe('toHtmlDocument', () => {
  test('is a page with its head escaped and its structured data enclosed', () => {
    const html = toHtmlDocument(article, { noindex: true });
    expect(html).toContain('<title>Caching &amp; &quot;revalidation&quot; &lt;now&gt;</title>');
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html.match(/<\/script>/gu)).toHaveLength(1);
    const data = /<script type="application\/ld\+json">(.*)<\/script>/u.exec(html)?.[1] ?? '';
    expect(JSON.parse(data)).toEqual(JSON.parse(article.jsonLd));
    expect(html).toContain('<body>\n<h1>Caching</h1>\n</body>');
  });

  test('may be listed when the article may', () => {
    expect(toHtmlDocument(article, { noindex: false })).not.toContain('noindex');
  });
});
