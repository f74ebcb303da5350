import { reduceSystem, systemEventSchema, systemStateSchema } from '@headway/observability/protocol';
import { defineTopic } from '@headway/realtime/client';

/** `system`: how the installation is. */
export const systemTopic = defineTopic({
  reduce: reduceSystem,
  schema: { state: systemStateSchema, event: systemEventSchema },
});
