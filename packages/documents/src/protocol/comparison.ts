import { z } from 'zod';

/** Where characters come from, as far as the log of the document knows. */
export const authorshipSchema = z.object({
  /** `restored`: brought back from a version by this person, whoever wrote them. */
  origin: z.enum(['written', 'generated', 'restored']),
  /** `null` for the pipeline, and for a person whose account is deleted. */
  userId: z.string().nullable(),
});

export type Authorship = z.infer<typeof authorshipSchema>;

/** `restyled`: says the same in another form, such as bold or as a heading. Left out for what both have. */
const changeSchema = z.enum(['added', 'removed', 'restyled']);

export type Change = z.infer<typeof changeSchema>;

const markSchema = z.object({
  type: z.enum(['bold', 'italic', 'strike', 'code', 'underline', 'link']),
  /** Of a link; leads to the web, a mailbox or this site. */
  href: z.string().optional(),
});

export type ComparedMark = z.infer<typeof markSchema>;

const textSchema = z.object({
  type: z.literal('text'),
  text: z.string(),
  marks: z.array(markSchema).optional(),
  change: changeSchema.optional(),
  /** Of added text; left out where it is not known. */
  by: authorshipSchema.optional(),
});

export type ComparedText = z.infer<typeof textSchema>;

/** The kinds of node besides text that an article consists of. */
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
  level: z.int().min(1).max(6).optional(),
  /** The number an ordered list begins with. */
  start: z.int().optional(),
  language: z.string().optional(),
  src: z.string().optional(),
  alt: z.string().optional(),
  colspan: z.int().optional(),
  rowspan: z.int().optional(),
});

export type BlockAttrs = z.infer<typeof attrsSchema>;

/** A part of an article in which each piece says whether it was added or removed. */
export interface ComparedBlock {
  type: BlockType;
  attrs?: BlockAttrs | undefined;
  /** Of the whole of it; its content repeats it. */
  change?: Change | undefined;
  content?: ComparedNode[] | undefined;
}

export type ComparedNode = ComparedBlock | ComparedText;

const blockSchema: z.ZodType<ComparedBlock> = z.object({
  type: z.enum(BLOCK_TYPES),
  attrs: attrsSchema.optional(),
  change: changeSchema.optional(),
  get content() {
    return z.array(z.union([textSchema, blockSchema])).optional();
  },
});

/** Two states of an article in one text, in the order of the newer. */
export const comparisonSchema = z.object({
  blocks: z.array(blockSchema),
  words: z.object({ added: z.int(), removed: z.int() }),
  /** Who wrote between the two: of what has no author of its own, one of these is it. */
  writers: z.array(z.string()),
});

export type Comparison = z.infer<typeof comparisonSchema>;
