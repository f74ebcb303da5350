import { defineTopic } from '@headway/realtime/client';
import { userFold } from '@headway/topics/user';

/** `user:<id>`: the inbox. */
export const inboxTopic = defineTopic(userFold);
