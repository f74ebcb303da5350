import * as z from 'zod/mini';

export const foundArticleSchema = z.object({ id: z.uuid(), title: z.string(), projectName: z.string() });

export const searchResultSchema = z.object({
  articles: z.array(foundArticleSchema),
  projects: z.array(z.object({ id: z.uuid(), name: z.string() })),
  people: z.array(
    z.object({
      id: z.uuid(),
      displayName: z.string(),
      /** A project that both belong to. */
      projectId: z.uuid(),
      projectName: z.string(),
    }),
  ),
});

/** What a text finds, or what was opened last. */
export type SearchResult = z.infer<typeof searchResultSchema>;
