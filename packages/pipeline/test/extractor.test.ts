import { describe, expect, it } from 'vitest';
import { createExtractor } from '../src/extraction/create-extractor.ts';
import { PageSkipped } from '../src/index.ts';
import { analyseText } from '../src/analysis/analyse-text.ts';

const { signal } = new AbortController();
const SENTENCE = 'The constructor of an object runs once, and __proto__ names what it inherits from. ';

const toPage = (body: string): string =>
  `<!doctype html><html lang="en"><head><title>T</title></head><body><nav><a href="/">Home</a></nav><main><article><h1>Title</h1>${body}</article></main></body></html>`;

describe('createExtractor', () => {
  it('reads text and code, and leaves out scripts, tables and code blocks', async () => {
    await using extractor = createExtractor();
    const body = `<h2>Part <code>one</code></h2><p>${SENTENCE.repeat(5)} Call <code>use()</code>&nbsp;now.</p><script>alert(1)</script><pre>const a = 1;</pre><table><tr><td>cell</td><td>cell</td></tr><tr><td>cell</td><td>cell</td></tr></table><ul><li>An item with <a href="https://other.example/">a link</a>.</li></ul>`;
    const page = await extractor.extract(toPage(body), signal);
    const text = page.blocks.map((block) => block.text).join('\n');
    expect(page).toMatchObject({ title: 'Title', language: 'en' });
    expect(text).toContain('Call use() now.');
    expect(text).toContain('An item with a link.');
    expect(text).not.toMatch(/alert|const a|cell/u);
    const paragraph = page.blocks.find(({ kind }) => kind === 'paragraph');
    expect(paragraph?.code.map(([start, end]) => paragraph.text.slice(start, end))).toEqual(['use()']);
  });

  it('survives hostile pages, and reads the next one', async () => {
    await using extractor = createExtractor({ threads: 1, limitMs: 2_500 });
    const hostile = [
      '',
      '\u0000',
      '<',
      '<svg/onload=alert(1)>',
      `${'<div>'.repeat(30_000)}deep`,
      `<p>${'<b><i>'.repeat(20_000)}`,
      `<!--${'-'.repeat(100_000)}`,
      `<a ${'a=b '.repeat(50_000)}>`,
    ];
    const failures: unknown[] = [];
    for (const html of hostile) {
      await extractor.extract(html, signal).catch((error: unknown) => failures.push(error));
    }
    expect(failures.length).toBeGreaterThan(0);
    expect(failures.every((failure) => failure instanceof PageSkipped)).toBe(true);
    const page = await extractor.extract(toPage(`<p>${SENTENCE.repeat(20)}</p>`), signal);
    expect(page.words).toBeGreaterThan(100);
  });

  it('stops a page that takes too long, and a page that is aborted', async () => {
    await using extractor = createExtractor({ threads: 1, limitMs: 60 });
    const endless = toPage(`<div><p>${'<span>word, word, </span>'.repeat(40)}</p></div>`.repeat(3_000));
    await expect(extractor.extract(endless, signal)).rejects.toMatchObject({
      reason: 'unreadable',
    });
    const abort = new AbortController();
    const reason = new Error('cancelled');
    await using patient = createExtractor({ threads: 1 });
    const pending = patient.extract(endless, abort.signal);
    setImmediate(() => {
      abort.abort(reason);
    });
    await expect(pending).rejects.toBe(reason);
  });
});

describe('analyseText', () => {
  it('counts words that are properties of every object', async () => {
    const { terms } = await analyseText({
      locale: 'en',
      blocks: [SENTENCE.repeat(3), 'toString and hasOwnProperty are methods.'].map((text) => ({
        text,
        code: [],
      })),
    });
    const term = terms.find(({ stems }) => stems.join(' ') === 'constructor');
    expect(term?.forms).toEqual([['constructor', 3]]);
  });
});
