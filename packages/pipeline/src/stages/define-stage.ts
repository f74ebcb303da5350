import { abortable } from '../threads/abort.ts';
import type { Stage } from '../protocol/stage.ts';
import { STAGES, type StageId } from '../protocol/stages.ts';

/** A stage without its label and estimate, which are in `STAGES`. */
export type StageDefinition<Output> = Pick<Stage<Output>, 'id' | 'outputSchema' | 'provider' | 'run'>;

/**
 * Declares a stage. When it is aborted, it rejects at once and reports no more; its threads and sockets end later.
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

/** Returns the output of an earlier stage. Throws if it is missing, which happens only if stages run in another order. */
export function requireOutput<Output>(output: Output | undefined, stage: StageId): Output {
  if (output === undefined) throw new Error(`the output of ${stage} is missing`);
  return output;
}
