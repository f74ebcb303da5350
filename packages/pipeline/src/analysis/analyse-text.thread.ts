import { serveThread } from '../threads/serve-thread.ts';
import { analyseText } from './analyse-text.ts';
import { analyseRequestSchema } from './page-statistics.ts';

serveThread((request) => analyseText(analyseRequestSchema.parse(request)));
