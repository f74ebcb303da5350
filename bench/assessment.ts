import { fileURLToPath } from 'node:url';
import { openOfflineLibrary } from '@headway/offline-library';
import { createProviders, parseStageOutputs, stages } from '@headway/pipeline';
import { createAssessor, toBrief } from '@headway/pipeline/assessment';
import { loadLanguage } from '@headway/text/language';
import { toWords } from '@headway/text/words';

// The assessment of an article of 30,000 words: the first, and each one after a changed paragraph, as ratios against
// splitting the whole text into words once, which any count of its words has to do.

const KEYWORD = 'server components';
const LONG_WORDS = 30_000;
const ROUNDS = 10;
/**
 * An assessment after a key takes at most so many times as long as splitting the text into words: 1.7 is usual, and 2.9
 * is the time of 50 ms that the first checks of edited text took.
 */
const MAX_RATIO = 2.9;

const language = await loadLanguage('en');
const { brief, sentences } = await prepare();
const first: number[] = [];
const later: number[] = [];
const split: number[] = [];
// side by side, so that other load of the machine slows all of them
for (let round = 0; round < ROUNDS; round += 1) {
  const paragraphs = writeParagraphs(sentences, round);
  const toText = (): string => `# ${KEYWORD}\n\n${paragraphs.join('\n\n')}`;
  const assess = createAssessor(brief, language);
  const { metaDescription } = brief.original;
  first.push(time(() => assess({ markdown: toText(), metaDescription })));
  for (let key = 0; key < 3; key += 1) {
    paragraphs[200 + key] = `${paragraphs[200 + key] ?? ''} One more sentence is typed here.`;
    later.push(time(() => assess({ markdown: toText(), metaDescription })));
  }
  split.push(time(() => paragraphs.map((paragraph) => toWords(paragraph, language))));
}
const [firstMs, laterMs, splitMs] = [Math.min(...first), Math.min(...later), Math.min(...split)];
console.log(
  `${LONG_WORDS} words, best of ${ROUNDS}: the first assessment ${firstMs.toFixed(0)} ms, one after a changed paragraph ` +
    `${laterMs.toFixed(0)} ms, splitting the text into words ${splitMs.toFixed(0)} ms: ` +
    `${(firstMs / splitMs).toFixed(1)} and ${(laterMs / splitMs).toFixed(2)} times`,
);
if (laterMs / splitMs > MAX_RATIO) process.exitCode = 1;

function time(run: () => unknown): number {
  const startedAt = performance.now();
  run();
  return performance.now() - startedAt;
}

/** Paragraphs of five sentences of the pages, each followed by its number, so that no two rounds have the same. */
function writeParagraphs(from: readonly string[], round: number): string[] {
  const paragraphs: string[] = [];
  let words = 0;
  for (let at = 0; words < LONG_WORDS; at += 5) {
    const own = Array.from({ length: 5 }, (_, i) => from[(at + i) % from.length] ?? '');
    const heading = paragraphs.length % 6 === 0 ? `## Section ${paragraphs.length}\n\n` : '';
    const text = `${heading}${own.join(' ')} This is paragraph ${at} of ${round} [1].`;
    words += text.split(' ').length;
    paragraphs.push(text);
  }
  return paragraphs;
}

/** Exchanges every fourth word: text that is copied word for word takes a longer search, and no article has it. */
function toOwnWords(sentence: string): string {
  const others = ['often', 'rather', 'simply', 'mostly', 'quickly'];
  const words = sentence.split(' ');
  return words.map((word, i) => (i % 4 === 2 ? (others[(i + words.length) % 5] ?? word) : word)).join(' ');
}

/** Writes an article, and takes the sentences of its pages. */
async function prepare() {
  const cacheDirectory = fileURLToPath(new URL('../node_modules/.cache/headway/library', import.meta.url));
  await using providers = await createProviders(
    {},
    { openLibrary: () => openOfflineLibrary({ cacheDirectory }) },
  );
  const request = { keyword: KEYWORD, locale: 'en' };
  const outputs: Record<string, unknown> = {};
  for (const stage of stages)
    outputs[stage.id] = await stage.run(request, parseStageOutputs(outputs), {
      signal: new AbortController().signal,
      providers,
      idempotencyKey: `bench:${stage.id}`,
      report: () => undefined,
    });
  const brief = toBrief(request, outputs);
  if (!brief) throw new Error('There is no article to assess.');
  const sentences = brief.pages
    .flatMap(({ text }) => text.split('\n'))
    .filter((line) => /^[A-Z][\w ,.'-]{60,}\.$/u.test(line))
    .map(toOwnWords);
  return { brief, sentences };
}
