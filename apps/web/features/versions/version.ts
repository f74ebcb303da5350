import { comparisonSchema, versionKindSchema } from '@headway/documents/protocol';
import { z } from 'zod';

const personSchema = z.object({ userId: z.string(), displayName: z.string() });

/** Somebody who wrote in an article, named even where they do not belong to the project any more. */
export type Writer = z.infer<typeof personSchema>;

export const versionSchema = z.object({
  id: z.uuid(),
  kind: versionKindSchema,
  name: z.string().nullable(),
  /** Null where they were not counted, like `wordsChange`. */
  words: z.number().nullable(),
  /** Words more or less than in the version before; null for the first. */
  wordsChange: z.number().nullable(),
  /** Who wrote what has changed since the version before. */
  authors: z.array(personSchema),
  /** Who kept or restored it; null for one that was kept by itself. */
  createdBy: personSchema.nullable(),
  namedBy: personSchema.nullable(),
  /** Of a restored one: the version that it repeats. */
  restoredFrom: z.uuid().nullable(),
  /** ISO 8601. */
  createdAt: z.string(),
});

/** A version of an article as its history shows it. */
export type Version = z.infer<typeof versionSchema>;

export const versionPageSchema = z.object({
  /** Newest first. */
  versions: z.array(versionSchema),
  /** The `before` of the next page; null on the last. */
  next: z.uuid().nullable(),
  /** What was written since the newest version: by whom, and when last; null when nothing was. */
  unkept: z.object({ authors: z.array(personSchema), changedAt: z.string().nullable() }),
});

export type VersionPage = z.infer<typeof versionPageSchema>;

export const namedComparisonSchema = comparisonSchema.extend({
  /** Everyone whom the comparison mentions. */
  people: z.array(personSchema),
});

/** Two versions in one text, with the names of those who wrote it. */
export type NamedComparison = z.infer<typeof namedComparisonSchema>;

/** What is compared: the id of a version, or the article as it is now. */
export type VersionRef = string;

export const CURRENT: VersionRef = 'current';
