import { defineTopic } from '@headway/realtime/client';
import { projectFold } from '@headway/topics/project';

/** `project:<id>`: what has changed in a project since its page was rendered. */
export const projectChangesTopic = defineTopic(projectFold);
