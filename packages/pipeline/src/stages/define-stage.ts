import { abortable } from '../threads/abort.ts';
import type { Stage } from '../protocol/stage.ts';
import { STAGES, type StageId } from '../protocol/stages.ts';

/** What a stage says of itself; label and estimate are ADR-007's. */
export type StageDefinition<Output> = Pick<Stage<Output>, 'id' | 'outputSchema' | 'provider' | 'run'>;

/**
 * Declares a stage. Aborted, it rejects at once and falls silent, while what it had started (threads, sockets)
 * ends behind it.
 */
export function defineStage<Output>(definition: StageDefinition<Output>): Stage<Output> {
  const facts = STAGES.find(({ id }) => id === definition.id);
  if (!facts) throw new Error(`no stage ${definition.id}`);
  return {
    ...definition,
    label: facts.label,
    estimatedSeconds: facts.estimatedSeconds,
    async run(request, outputs, context) {
      const { signal } = context;
      signal.throwIfAborted();
      const work = definition.run(request, outputs, {
        ...context,
        report(report) {
          if (!signal.aborted) context.report(report);
        },
      });
      return abortable(work, signal);
    },
  };
}

/** What a stage before this one has returned. Missing only when stages are run out of their order. */
export function requireOutput<Output>(output: Output | undefined, stage: StageId): Output {
  if (output === undefined) throw new Error(`the output of ${stage} is missing`);
  return output;
}
