import { formatCursor } from '@headway/realtime/protocol';
import { SYSTEM_TOPIC, systemStateSchema, type SystemState } from '@headway/topics/system';
import { eventLog } from '@/server/events/event-log.ts';

/** The state of the topic `system` and the cursor that goes with it. Who may see it is for the caller to check. */
export async function getSystem(): Promise<{ state: SystemState; cursor: string }> {
  const { epoch, topics } = await eventLog().snapshot([SYSTEM_TOPIC]);
  const [system] = topics;
  if (!system) throw new Error('the log gave no answer for system');
  return { state: systemStateSchema.parse(system.state), cursor: formatCursor(epoch, [system.head]) };
}
