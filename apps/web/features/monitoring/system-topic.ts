import { defineTopic } from '@headway/realtime/client';
import { systemFold } from '@headway/topics/system';

/** `system`: the health of the installation. */
export const systemTopic = defineTopic(systemFold);
