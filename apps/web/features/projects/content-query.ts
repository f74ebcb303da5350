import { generationStatusSchema } from '@headway/topics/content';
import { shelfSchema } from '@headway/topics/project';
import * as z from 'zod/mini';
import { catch as orElse } from 'zod/mini';

/** How many articles a page of the list has. */
export const PAGE_SIZE = 50;

/** In which order articles are listed. */
export const contentOrderSchema = z.enum(['newest', 'oldest', 'title', 'score', 'words']);

/** See {@link contentOrderSchema}. */
export type ContentOrder = z.infer<typeof contentOrderSchema>;

/**
 * Which articles of a project are listed: the parameters of the page's address. A parameter that is missing, repeated or
 * malformed counts as not given.
 */
export const contentQuerySchema = z.object({
  shelf: orElse(shelfSchema, 'active'),
  /** Words of the title or the keyword. */
  search: orElse(z.string().check(z.trim(), z.maxLength(200)), ''),
  status: orElse(z.nullable(generationStatusSchema), null),
  /** A person's id. */
  author: orElse(z.nullable(z.uuid()), null),
  /** BCP 47, such as `en-US`. */
  locale: orElse(z.nullable(z.string().check(z.minLength(2), z.maxLength(20))), null),
  /** The lowest score, 0 to 100. */
  score: orElse(z.nullable(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100))), null),
  order: orElse(contentOrderSchema, 'newest'),
  /** From 1. */
  page: orElse(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100_000)), 1),
});

/** See {@link contentQuerySchema}. */
export type ContentQuery = z.infer<typeof contentQuerySchema>;

/** The query of an address without parameters. */
export const DEFAULT_QUERY: ContentQuery = contentQuerySchema.parse({});

/** The address of a project's list with this query; parameters at their defaults are left out. */
export function toListPath(projectId: string, query: ContentQuery): string {
  const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === null || value === DEFAULT_QUERY[z.keyof(contentQuerySchema).parse(name)]
      ? []
      : [[name, String(value)]],
  );
  const search = new URLSearchParams(given).toString();
  return `/projects/${projectId}${search === '' ? '' : `?${search}`}`;
}

/** Whether anything but the shelf, the order and the page is chosen. */
export function isFiltered({ search, status, author, locale, score }: ContentQuery): boolean {
  return search !== '' || [status, author, locale, score].some((value) => value !== null);
}
