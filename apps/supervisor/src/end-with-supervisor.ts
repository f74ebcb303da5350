// Loaded first by every process of an installation, so that it ends when the supervisor is killed.

/** Stopping in order takes less. Local Supabase takes longest: Postgres has 3 s. */
const DEADLINE_MS = 4_500;

// The output has no reader any more. Without a listener, the next line would be an uncaught exception, and the process
// would end before it has stopped in order.
for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);

// Ends a process that does not listen for this event itself, or not yet.
process.on('disconnect', () => setTimeout(() => process.exit(1), DEADLINE_MS).unref());
