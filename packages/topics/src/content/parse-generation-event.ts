import { generationEventSchema, type GenerationEvent } from './generation-event.ts';

/** An event of a content's topic, from its envelope's type and its data. Throws a `ZodError` on anything else. */
export function parseGenerationEvent(type: string, data: object): GenerationEvent {
  return generationEventSchema.parse({ ...data, type });
}
