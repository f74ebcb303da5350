/** Node's own, kept before `@supabase/lite` is loaded. */
export const emitWarning = process.emitWarning.bind(process);
