// Vitest keeps what is written to the console until a test has failed, and does not see what is written to stderr.
Object.assign(process.stderr, {
  write(chunk: string | Uint8Array): boolean {
    console.error(String(chunk).trimEnd());
    return true;
  },
});
