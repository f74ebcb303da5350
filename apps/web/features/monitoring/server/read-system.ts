import { formatCursor } from '@headway/realtime/protocol';
import { SYSTEM_TOPIC, systemStateSchema, type SystemState } from '@headway/topics/system';
import { eventLog } from '@/server/events/event-log.ts';

/** The state of the topic `system` and the cursor that goes with it. The caller checks that the person is an operator. */
export async function readSystem(): Promise<{ state: SystemState; cursor: string }> {
  const { epoch, topics } = await eventLog().snapshot([SYSTEM_TOPIC]);
  const [system] = topics;
  if (!system) throw new Error('the log gave no answer for system');
  return { state: systemStateSchema.parse(system.state), cursor: formatCursor(epoch, [system.head]) };
}
