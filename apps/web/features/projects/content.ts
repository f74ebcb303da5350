import type { GenerationState, GenerationStatus } from '@headway/topics/content';
import type { Article } from '@headway/pipeline/article';
import type { Role } from './role.ts';

/** What is known of a content besides its article. */
export interface Content {
  id: string;
  projectId: string;
  keyword: string;
  /** BCP 47, such as `en-US`. */
  locale: string;
  status: GenerationStatus;
  /** Null until it is complete, like `score` and `words`. */
  title: string | null;
  score: number | null;
  words: number | null;
  /** `userId` is null once the account is deleted. */
  createdBy: { userId: string | null; displayName: string };
  /** ISO 8601. */
  createdAt: string;
  completedAt: string | null;
}

/** A content in its project's list. */
export interface ContentSummary extends Content {
  /** Of its newest generation, with `text` left empty. */
  state: GenerationState | null;
  /** Where the events of `content:<id>` go on from `state`. */
  cursor: string;
}

/** Everything a content's page shows, read at one instant. */
export interface ContentDetail {
  content: Content;
  projectName: string;
  /** Of its newest generation, with the text written so far. */
  state: GenerationState | null;
  /** As it was generated. */
  article: Article | null;
  /** What the co-edited document says now, as Markdown; null without an article. */
  text: string | null;
  /** Where the events of `content:<id>` go on from `state`. */
  cursor: string;
  /** Of the person who asked. */
  role: Role;
}
