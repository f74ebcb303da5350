import { generationStatusSchema, type GenerationState } from '@headway/topics/content';
import { shelfSchema } from '@headway/topics/project';
import type { Role } from '@headway/database/role';
import type { Article } from '@headway/pipeline/article';
import type { ArticleLimit } from '@headway/text/article';
import { z } from 'zod';

const iso = z.date().transform((date) => date.toISOString());

/** What is known of a content besides its article, as the database gives it. */
export const contentSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  keyword: z.string(),
  /** BCP 47, such as `en-US`. */
  locale: z.string(),
  status: generationStatusSchema,
  shelf: shelfSchema,
  /** Null until it is complete, like `score` and `words`. */
  title: z.string().nullable(),
  score: z.number().nullable(),
  words: z.number().nullable(),
  /** Whether exported pages ask search engines not to list them. */
  noindex: z.boolean(),
  /** `userId` is null once the account is deleted. */
  createdBy: z.object({ userId: z.string().nullable(), displayName: z.string() }),
  /** ISO 8601. */
  createdAt: iso,
  completedAt: iso.nullable(),
});

export type Content = z.infer<typeof contentSchema>;

/** A content in its project's list. */
export interface ContentSummary extends Content {
  /** Of its newest generation, with `text` left empty. */
  state: GenerationState | null;
  /** Where the events of `content:<id>` go on from `state`. */
  cursor: string;
}

/** A page of a project's list, with what the list can be filtered by. */
export interface ContentPage {
  contents: ContentSummary[];
  /** How many contents the query finds on all pages. */
  total: number;
  /** Who started contents of the project, and in which languages, on any shelf. */
  authors: { userId: string; displayName: string }[];
  locales: string[];
}

/** The present text of an article, compared with the generated one. */
export interface ArticleText {
  markdown: string;
  /** Whether people changed the generated text. */
  isEdited: boolean;
  /** What the document could not keep of the generated text. */
  limits: ArticleLimit[];
  /** Whether the document could not be read, so that `markdown` is the generated text. */
  isUnreadable: boolean;
}

/** Everything a content's page shows, read at one instant. */
export interface ContentDetail {
  content: Content;
  projectName: string;
  /** Of its newest generation, with the text written so far. */
  state: GenerationState | null;
  /** As it was generated. */
  article: Article | null;
  /** What the co-edited document says now; null without an article. */
  text: ArticleText | null;
  /** Where the events of `content:<id>` go on from `state`. */
  cursor: string;
  /** Of the person who asked. */
  role: Role;
}
