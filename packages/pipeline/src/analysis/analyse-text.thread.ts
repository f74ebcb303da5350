import { defineTask } from '../threads/define-task.ts';
import { analyseText } from './analyse-text.ts';

export default defineTask(analyseText);
