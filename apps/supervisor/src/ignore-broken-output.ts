// Loaded first by every process of an installation. When the reader of a process's output is killed, the next line that
// the process writes fails; without a listener Node would end the process before it has stopped what it runs.
for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);
