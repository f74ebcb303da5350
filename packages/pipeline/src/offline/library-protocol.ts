import { z } from 'zod';

/** What the thread of the library is asked. */
export const libraryRequestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('port') }),
  z.object({ kind: z.literal('search'), keyword: z.string(), count: z.int().positive() }),
]);

export const libraryDataSchema = z.object({ cacheDirectory: z.string() });

export type LibraryRequest = z.infer<typeof libraryRequestSchema>;
