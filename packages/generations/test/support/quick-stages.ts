import type { Providers, Stage } from '@headway/pipeline';
import { STAGES, type StageId } from '@headway/pipeline/stages';
import type { Article } from '@headway/pipeline/article';
import { z } from 'zod';

/** What a test may do in the middle of a stage. */
export type During = (moment: { stage: StageId; keyword: string; signal: AbortSignal }) => Promise<void>;

const countSchema = z.object({ letters: z.record(z.string(), z.int()), page: z.string() });
// fetched pages may contain this, and Postgres rejects it
const UNSTORABLE = 'a\0b\uD800c';
const textSchema = z.object({ text: z.string() });
const LAST = STAGES[STAGES.length - 1] ?? STAGES[0];

/**
 * Creates stages that do a little real work on the keyword: they count its letters, write a text about it in pieces that
 * may split a character, and make an article of the text. `during` is awaited halfway through each.
 */
export function createQuickStages(during: During = async () => {}): readonly Stage[] {
  return STAGES.map(({ id, label, estimatedSeconds }) => ({
    id,
    label,
    estimatedSeconds,
    outputSchema: outputSchemas[id] ?? countSchema,
    provider: () => 'quick',
    async run({ keyword }, outputs, context) {
      const { signal } = context;
      const text = writeText(keyword);
      const size = 7;
      const pieces = Math.ceil(text.length / size);
      for (let piece = 0; piece < pieces; piece += 1) {
        signal.throwIfAborted();
        if (piece === Math.floor(pieces / 2)) await during({ stage: id, keyword, signal });
        const offset = piece * size;
        context.report({
          fraction: (piece + 1) / pieces,
          detail: `${piece + 1} of ${pieces} pieces`,
          ...(id === 'content-generation' && {
            text: { offset, append: text.slice(offset, offset + size) },
          }),
        });
        // let other work run, as a stage does that waits for the network
        await new Promise((resolve) => setImmediate(resolve));
      }
      if (id === 'content-generation') return { text };
      if (id !== LAST.id) return { letters: countLetters(keyword), page: UNSTORABLE };
      return { article: toArticle(keyword, textSchema.parse(outputs['content-generation']).text) };
    },
  }));
}

const outputSchemas: Partial<Record<StageId, z.ZodType>> = {
  'content-generation': textSchema,
  [LAST.id]: z.unknown(),
};

const unused = (): Promise<never> => Promise.reject(new Error('these stages ask nothing of the world'));

/** Providers for stages that call none. */
export const noProviders: Providers = {
  search: { name: 'quick', search: unused },
  fetcher: { name: 'quick', fetch: unused },
  writer: { name: 'quick', languages: null, write: unused, revise: unused },
};

/** The text that the stages write for a keyword. */
export function writeText(keyword: string): string {
  return Array.from({ length: 12 }, (_, i) => `${i + 1}. On ${keyword} 🧭 in part ${i + 1}.`).join('\n');
}

function countLetters(keyword: string): Record<string, number> {
  const letters: Record<string, number> = {};
  for (const letter of keyword) letters[letter] = (letters[letter] ?? 0) + 1;
  return letters;
}

function toArticle(keyword: string, markdown: string): Article {
  return {
    keyword,
    locale: 'en-US',
    title: `All about ${keyword}`,
    metaDescription: keyword,
    slug: 'all-about',
    markdown,
    html: '<p>All</p>',
    words: markdown.split(/\s+/).length,
    writer: 'quick',
    notice: null,
    publishable: true,
    score: { total: 72.5, before: 61, parts: [] },
    sources: [],
    checks: [],
    terms: [],
    changes: [],
    jsonLd: '{}',
    usage: { searchCalls: 0, pagesFetched: 0, inputTokens: 0, outputTokens: 0 },
  };
}
