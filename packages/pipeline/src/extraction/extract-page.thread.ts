import { defineTask } from '../threads/define-task.ts';
import { extractPage } from './extract-page.ts';

export default defineTask(extractPage);
