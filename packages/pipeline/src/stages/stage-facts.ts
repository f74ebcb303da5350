import { STAGES, type StageId } from '../stages.ts';

/** What ADR-007 says of a stage. */
export function getStageFacts<Id extends StageId>(
  id: Id,
): { id: Id; label: string; estimatedSeconds: number } {
  const facts = STAGES.find((stage) => stage.id === id);
  if (!facts) throw new Error(`no stage ${id}`);
  return { id, label: facts.label, estimatedSeconds: facts.estimatedSeconds };
}

/** What a stage before this one has returned. Missing only when stages are run out of their order. */
export function requireOutput<Output>(output: Output | undefined, stage: StageId): Output {
  if (output === undefined) throw new Error(`the output of ${stage} is missing`);
  return output;
}
