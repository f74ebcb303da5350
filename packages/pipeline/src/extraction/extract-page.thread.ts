import { serveThread } from '../threads/serve-thread.ts';
import { extractPage } from './extract-page.ts';
import { extractRequestSchema } from './extracted-page.ts';

serveThread((request) => extractPage(extractRequestSchema.parse(request)));
