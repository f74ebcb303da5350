export { STAGES, type StageId, type StageReport, type TextPatch } from './stages.ts';
export {
  articleSchema,
  type Article,
  type Check,
  type ScorePart,
  type Source,
  type Term,
  type Usage,
} from './article.ts';
