import * as z from 'zod/mini';

/** Who wrote characters, as far as the document's log tells. */
export const authorshipSchema = z.object({
  /** `restored`: this person brought them back from a version; somebody else may have written them. */
  origin: z.enum(['written', 'generated', 'restored']),
  /** `null` for the pipeline, and for a person whose account is deleted. */
  userId: z.nullable(z.string()),
});

/** Who wrote characters, as far as the document's log tells. */
export type Authorship = z.infer<typeof authorshipSchema>;

/** `restyled`: the same text in another form, such as bold or as a heading. Left out where nothing changed. */
const changeSchema = z.enum(['added', 'removed', 'restyled']);

export type Change = z.infer<typeof changeSchema>;

const markSchema = z.object({
  type: z.enum(['bold', 'italic', 'strike', 'code', 'link', 'literal']),
  /** The address of a link: on the web, a mailbox, or on this site. */
  href: z.optional(z.string()),
});

/** A mark of text. */
export type ComparedMark = z.infer<typeof markSchema>;

const textSchema = z.object({
  type: z.literal('text'),
  text: z.string(),
  marks: z.optional(z.array(markSchema)),
  change: z.optional(changeSchema),
  /** Who wrote added text; left out where that is unknown. */
  by: z.optional(authorshipSchema),
});

/** A run of text with the same marks, change and author. */
export type ComparedText = z.infer<typeof textSchema>;

/** The kinds of node in an article, apart from text. */
export const BLOCK_TYPES = [
  'paragraph',
  'heading',
  'codeBlock',
  'blockquote',
  'bulletList',
  'orderedList',
  'listItem',
  'table',
  'tableRow',
  'tableHeader',
  'tableCell',
  'horizontalRule',
  'image',
  'hardBreak',
] as const;

export type BlockType = (typeof BLOCK_TYPES)[number];

const attrsSchema = z.object({
  level: z.optional(z.int().check(z.minimum(1), z.maximum(6))),
  /** The number an ordered list begins with. */
  start: z.optional(z.int()),
  language: z.optional(z.string()),
  src: z.optional(z.string()),
  alt: z.optional(z.string()),
  colspan: z.optional(z.int()),
  rowspan: z.optional(z.int()),
});

export type BlockAttrs = z.infer<typeof attrsSchema>;

const blockSchema = z.object({
  type: z.enum(BLOCK_TYPES),
  attrs: z.optional(attrsSchema),
  /** A change of the whole block. Its content has the same change. */
  change: z.optional(changeSchema),
  get content() {
    return z.optional(z.array(z.union([textSchema, blockSchema])));
  },
});

/** A block of an article, with what was added and removed in it. */
export type ComparedBlock = z.infer<typeof blockSchema>;

/** A block or a text of a comparison. */
export type ComparedNode = ComparedBlock | ComparedText;

/** Two states of an article as one list of blocks, in the order of the newer one. JSON. */
export const comparisonSchema = z.object({
  blocks: z.array(blockSchema),
  words: z.object({ added: z.int(), removed: z.int() }),
  /** Ids of everyone who wrote between the two. Text without an author was written by one of them. */
  writers: z.array(z.string()),
});

/** Two states of an article as one list of blocks, in the order of the newer one. */
export type Comparison = z.infer<typeof comparisonSchema>;
