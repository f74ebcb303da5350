import { abortable } from '@headway/ground';
import type { Stage } from '../protocol/stage.ts';
import { stageOutputSchemas, type FinishedOutputs, type StageOutputs } from '../protocol/stage-outputs.ts';
import { STAGES, type StageId } from '../protocol/stages.ts';
import type * as z from 'zod/mini';

const outputSchemas: { [Id in StageId]: z.ZodMiniType<StageOutputs[Id]> } = stageOutputSchemas;

/**
 * Declares the stage with an id of `STAGES`, which has its label and estimate. When it is aborted, it rejects at once and
 * reports no more; its threads and sockets end later.
 */
export function defineStage<Id extends StageId>(
  id: Id,
  { provider, run }: Pick<Stage<StageOutputs[Id]>, 'provider' | 'run'>,
): Stage<StageOutputs[Id]> {
  const facts = STAGES.find((stage) => stage.id === id);
  if (!facts) throw new Error(`no stage ${id}`);
  return {
    ...facts,
    outputSchema: outputSchemas[id],
    provider,
    async run(request, outputs, context) {
      const { signal } = context;
      signal.throwIfAborted();
      const work = run(request, outputs, {
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
export function requireOutput<Id extends StageId>(outputs: FinishedOutputs, id: Id): StageOutputs[Id] {
  const output = outputs[id];
  if (output === undefined) throw new Error(`the output of ${id} is missing`);
  return output;
}
