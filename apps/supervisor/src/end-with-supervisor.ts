// Loaded first by every process of an installation, so that it ends when the supervisor is killed.

/** A process that stops in order needs less. Local Supabase needs the most: Postgres has 3 s of it. */
const DEADLINE_MS = 4_500;

// The output of the process has no reader any more. Without a listener the next line would be an uncaught exception,
// and the process would end before it has stopped what it runs.
for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);

// A process that does not listen for this itself, or not yet, ends here.
process.on('disconnect', () => setTimeout(() => process.exit(1), DEADLINE_MS).unref());
