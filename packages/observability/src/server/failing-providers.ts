import type { HealthSample } from '../protocol/health-sample.ts';

/** After this long without another request, a failure no longer counts against a provider. */
const FORGIVE_MS = 120_000;

/** Counts the failures of each provider since its last success. */
export function createFailingProviders() {
  const failing = new Map<string, { failures: number; code: string; at: number }>();
  return {
    addSuccess(provider: string): void {
      failing.delete(provider);
    },
    addFailure(provider: string, code: string): void {
      const failures = (failing.get(provider)?.failures ?? 0) + 1;
      failing.set(provider, { failures, code, at: Date.now() });
    },
    list(): HealthSample['failing'] {
      const since = Date.now() - FORGIVE_MS;
      for (const [provider, { at }] of failing) if (at < since) failing.delete(provider);
      return [...failing].map(([provider, { failures, code }]) => ({ provider, failures, code }));
    },
  };
}
