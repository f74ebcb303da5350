import { createJsonLog } from '@headway/observability/server';

export { errorFields } from '@headway/observability/server';

/** Structured lines, one JSON object each, on stderr. */
export const log = createJsonLog((line) => process.stderr.write(line));
