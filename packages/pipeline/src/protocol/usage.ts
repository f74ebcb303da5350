import type { Usage } from './article.ts';

const NO_USAGE: Usage = { searchCalls: 0, pagesFetched: 0, inputTokens: 0, outputTokens: 0 };

/** Adds usages. Missing numbers count as 0. */
export function addUsage(...usages: readonly (Partial<Usage> | undefined)[]): Usage {
  const sum = { ...NO_USAGE };
  for (const usage of usages) {
    sum.searchCalls += usage?.searchCalls ?? 0;
    sum.pagesFetched += usage?.pagesFetched ?? 0;
    sum.inputTokens += usage?.inputTokens ?? 0;
    sum.outputTokens += usage?.outputTokens ?? 0;
  }
  return sum;
}
