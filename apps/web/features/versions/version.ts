import { comparisonSchema, versionKindSchema } from '@headway/documents/protocol';
import { sourceSchema } from '@headway/pipeline/article';
import * as z from 'zod/mini';

const personSchema = z.object({ userId: z.string(), displayName: z.string() });

/** A person who wrote in an article; may be a former member of the project. */
export type Writer = z.infer<typeof personSchema>;

export const versionSchema = z.object({
  id: z.uuid(),
  kind: versionKindSchema,
  name: z.nullable(z.string()),
  /** Null when they were not counted; then `wordsChange` is null too. */
  words: z.nullable(z.number()),
  /** Difference in words to the version before; null for the first. */
  wordsChange: z.nullable(z.number()),
  /** The authors of the changes since the version before. */
  authors: z.array(personSchema),
  /** Who saved or restored it; null for an automatic one. */
  createdBy: z.nullable(personSchema),
  namedBy: z.nullable(personSchema),
  /** For a restoration: the restored version. */
  restoredFrom: z.nullable(z.uuid()),
  /** ISO 8601. */
  createdAt: z.string(),
});

/** A version of an article as its history shows it. */
export type Version = z.infer<typeof versionSchema>;

export const versionPageSchema = z.object({
  /** Newest first. */
  versions: z.array(versionSchema),
  /** The `before` of the next page; null on the last. */
  next: z.nullable(z.uuid()),
  /** Edits since the newest version: their authors and the time of the last; null when there are none. */
  unkept: z.object({ authors: z.array(personSchema), changedAt: z.nullable(z.string()) }),
});

export type VersionPage = z.infer<typeof versionPageSchema>;

export const citedSourceSchema = z.pick(sourceSchema, { n: true, title: true, url: true });

export const namedComparisonSchema = z.extend(comparisonSchema, {
  /** Everyone named in the comparison. */
  people: z.array(personSchema),
  /** The pages that the article cites. */
  sources: z.array(citedSourceSchema),
});

/** Two versions in one text, with the names of the authors. */
export type NamedComparison = z.infer<typeof namedComparisonSchema>;

/** One side of a comparison: the id of a version, or the present text. */
export type VersionRef = string;

export const CURRENT: VersionRef = 'current';
