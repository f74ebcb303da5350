import { countWords } from '@headway/text/words';
import { APICallError, RetryError, streamText, type LanguageModel } from 'ai';
import type { Source } from '../protocol/article.ts';
import { PipelineError } from '../protocol/pipeline-error.ts';
import type { Brief, Writer, WriterOptions, Written } from '../protocol/writer.ts';
import type { CompetitorPage, Draft } from '../protocol/stage-outputs.ts';
import { mapCitations, readCitations } from '@headway/text/citations';
import { parseMarkdown } from '@headway/text/markdown';
import { plural } from '../text/plural.ts';
import { truncate } from '../text/whitespace.ts';
import { toSourceList, withoutSourceList } from './layout.ts';
import { INSTRUCTIONS, toRevisePrompt, toTargetWords, toWritePrompt } from './prompt.ts';
import { createSourceList } from './source-list.ts';
import { toMetaDescription } from './title.ts';

/** With the limit of the prompt, this limits the cost of one call. */
const MAX_OUTPUT_TOKENS = 6_000;

export interface ModelWriterOptions {
  model: LanguageModel;
  /** The name in durations and articles: `anthropic:claude-...`. */
  name: string;
  /** How often a failed call is repeated. Default 3. */
  maxRetries?: number;
}

/** Writes articles with a language model, which receives the pages as data and has no tools. */
export function createModelWriter(settings: ModelWriterOptions): Writer {
  return {
    name: settings.name,
    languages: null,
    async write(brief, options) {
      const answer = await ask(settings, toWritePrompt(brief), brief, options);
      return toWritten(answer, settings.name, brief, options);
    },
    async revise(draft, gaps, brief, options) {
      const quiet: WriterOptions = {
        ...options,
        report: ({ fraction, detail }) => options.report({ fraction, detail }),
      };
      const prompt = toRevisePrompt(withPageNumbers(draft, brief.pages), gaps, brief);
      const answer = await ask(settings, prompt, brief, quiet);
      const change = `Revised by ${settings.name}: ${truncate(gaps.findings.join('; '), 200)}`;
      return { ...toWritten(answer, settings.name, brief, quiet), changes: [change] };
    },
  };
}

interface Answer {
  metaDescription: string | null;
  markdown: string;
  /** Whether the model stopped at its length limit. */
  isCut: boolean;
  inputTokens: number;
  outputTokens: number;
}

/** Calls the model once, and reports its text while it comes, without the line of the meta description. */
async function ask(
  { model, maxRetries = 3 }: ModelWriterOptions,
  prompt: string,
  brief: Brief,
  { signal, idempotencyKey, report }: WriterOptions,
): Promise<Answer> {
  const target = toTargetWords(brief);
  const result = streamText({
    model,
    instructions: INSTRUCTIONS,
    prompt,
    maxOutputTokens: MAX_OUTPUT_TOKENS,
    maxRetries,
    abortSignal: signal,
    headers: { 'idempotency-key': idempotencyKey },
    // the error is also a part of the stream; the default would print it
    onError: () => undefined,
  });
  let text = '';
  let shown = '';
  const count = createWordCounter();
  let isCut = false;
  let usage = { inputTokens: 0, outputTokens: 0 };
  try {
    for await (const part of result.stream) {
      signal.throwIfAborted();
      if (part.type === 'error') throw toPipelineError(part.error);
      else if (part.type === 'text-delta') {
        text += part.text;
        // the first half of a surrogate pair waits for its second half
        const body = (splitMeta(text)?.markdown ?? '').replace(/[\uD800-\uDBFF]$/u, '');
        if (body.length <= shown.length) continue;
        const words = count(body);
        const sections = body.match(/^## /gmu)?.length ?? 0;
        report({
          fraction: Math.min(0.95, words / target),
          detail: sections === 0 ? plural(words, 'word') : `section ${sections}, ${plural(words, 'word')}`,
          text: { offset: shown.length, append: body.slice(shown.length) },
        });
        shown = body;
      } else if (part.type === 'finish') {
        const { inputTokens = 0, outputTokens = 0 } = part.totalUsage;
        usage = { inputTokens, outputTokens };
        isCut = part.finishReason === 'length';
        if (part.finishReason === 'content-filter')
          throw new PipelineError('writer_failed', 'The model declined to write about this keyword.');
      }
    }
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof PipelineError ? error : toPipelineError(error);
  }
  signal.throwIfAborted();
  const { metaDescription, markdown } = splitMeta(`${text}\n`) ?? { metaDescription: null, markdown: text };
  if (markdown.trim() === '') throw new PipelineError('writer_failed', 'The model returned no text.');
  return { metaDescription, markdown: markdown.trim(), isCut, ...usage };
}

/** Counts the words of a text that grows. Counts a line once after it has ended. */
function createWordCounter(): (text: string) => number {
  let words = 0;
  let end = 0;
  return (text) => {
    const line = text.lastIndexOf('\n') + 1;
    if (line > end) {
      words += countWords(text.slice(end, line));
      end = line;
    }
    return words + countWords(text.slice(line));
  };
}

/** Splits off the meta description. Null while the first line may become one. */
function splitMeta(text: string): { metaDescription: string | null; markdown: string } | null {
  const start = text.trimStart();
  if (!/^M?E?T?A?:?/u.test(start) || (start.length >= 5 && !start.startsWith('META:')))
    return { metaDescription: null, markdown: start };
  const end = start.indexOf('\n');
  if (end === -1) return null;
  const line = start.slice(0, end);
  if (!line.startsWith('META:')) return { metaDescription: null, markdown: start };
  return { metaDescription: line.slice(5).trim(), markdown: start.slice(end + 1).trimStart() };
}

function toWritten(answer: Answer, writer: string, brief: Brief, { report }: WriterOptions): Written {
  const { markdown: body, sources } = numberSources(answer.markdown, brief.pages);
  const markdown = `${body}\n\n${toSourceList(sources)}`;
  report({
    fraction: 1,
    detail: `${plural(countWords(body), 'word')}, ${plural(sources.length, 'source')}`,
    text: { offset: 0, append: markdown },
  });
  const title = /^# (.+)$/mu.exec(body)?.[1]?.trim() ?? brief.request.keyword.trim();
  const { inputTokens, outputTokens } = answer;
  return {
    draft: {
      title,
      metaDescription: answer.metaDescription ?? toMetaDescription(brief.request.keyword, brief.pages, []),
      markdown,
      writer,
      method: 'model',
      sources,
      isCut: answer.isCut,
    },
    inputTokens,
    outputTokens,
  };
}

/** Numbers the cited pages in the order of their first citation. A number without a page stays without a source. */
function numberSources(
  markdown: string,
  pages: readonly CompetitorPage[],
): { markdown: string; sources: Source[] } {
  const list = createSourceList();
  const numbers = new Map<number, number>();
  const root = parseMarkdown(markdown);
  // a model that cites in brackets means other things by `(1)`
  const known = readCitations(root).length > 0 ? undefined : new Set(pages.map((_, i) => i + 1));
  for (const n of readCitations(root, known)) {
    const page = pages[n - 1];
    if (page) numbers.set(n, list.cite(page));
  }
  const sources = list.toSources();
  // the list of sources says what footnotes say
  const body = markdown.replaceAll(/^\[\^\d{1,3}\]:.*$/gmu, '').trim();
  return { markdown: mapCitations(body, (n) => numbers.get(n) ?? n + pages.length, known), sources };
}

/** The draft with the numbers that the pages have in the prompt, and without the list of sources. */
function withPageNumbers(draft: Draft, pages: readonly CompetitorPage[]): Draft {
  const numbers = new Map(
    draft.sources.map(({ n, url }) => [n, pages.findIndex((page) => page.url === url) + 1]),
  );
  const body = withoutSourceList(draft.markdown);
  return { ...draft, markdown: mapCitations(body, (n) => numbers.get(n) ?? n).trim() };
}

function toPipelineError(error: unknown): PipelineError {
  const cause = error instanceof RetryError ? error.lastError : error;
  const status = APICallError.isInstance(cause) ? cause.statusCode : undefined;
  if (status === 401 || status === 402 || status === 403)
    return new PipelineError(
      'provider_unauthorized',
      `The model's service answered ${status}: its key was refused.`,
    );
  if (status === 429 || (status !== undefined && status >= 500))
    return new PipelineError('provider_unavailable', `The model's service answered ${status}.`);
  if (APICallError.isInstance(cause) && status === undefined)
    return new PipelineError('provider_unavailable', "The model's service could not be reached.");
  return new PipelineError('writer_failed', 'The model could not write the article.', { cause });
}
