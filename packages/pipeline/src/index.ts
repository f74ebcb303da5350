export { STAGES, type StageId, type StageReport, type TextPatch } from './protocol/stages.ts';
export {
  articleSchema,
  type Article,
  type Check,
  type ScorePart,
  type Source,
  type Term,
  type Usage,
} from './protocol/article.ts';
export type { GenerationRequest } from './protocol/generation-request.ts';
export type { Stage, StageContext } from './protocol/stage.ts';
export { stageOutputSchemas, type FinishedOutputs, type StageOutputs } from './protocol/stage-outputs.ts';
export {
  PipelineError,
  type PipelineErrorCode,
  type PipelineErrorDetails,
} from './protocol/pipeline-error.ts';
export type { Providers } from './protocol/providers.ts';
export type {
  Question,
  SearchProvider,
  SearchQuery,
  SearchResponse,
  SearchResult,
} from './protocol/search-provider.ts';
export type { PageLibrary } from './protocol/page-library.ts';
export { PageSkipped, type FetchedPage, type PageFetcher, type SkipReason } from './protocol/page-fetcher.ts';
export type { Brief, Gaps, Writer, WriterOptions, Written } from './protocol/writer.ts';
export { parseStageOutputs, stages } from './compose/pipeline.ts';
export { createProviders, type ProvidersOptions } from './compose/create-providers.ts';
export type { OwnArticle } from './protocol/generation-request.ts';
export { ConfigurationError } from './compose/parse-configuration.ts';
