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
export type { GenerationRequest } from './generation-request.ts';
export type { Stage, StageContext } from './stage.ts';
export { stageOutputSchemas, type StageOutputs } from './stage-outputs.ts';
export { PipelineError, type PipelineErrorCode, type PipelineErrorDetails } from './pipeline-error.ts';
export type { Providers } from './providers/providers.ts';
export type {
  Question,
  SearchProvider,
  SearchQuery,
  SearchResponse,
  SearchResult,
} from './providers/search-provider.ts';
export {
  PageSkipped,
  type FetchedPage,
  type PageFetcher,
  type SkipReason,
} from './providers/page-fetcher.ts';
export type { Brief, Gaps, Writer, WriterOptions, Written } from './providers/writer.ts';
export { parseStageOutputs, stages } from './pipeline.ts';
export { createProviders, type ProvidersOptions } from './providers/create-providers.ts';
export type { OwnArticle } from './generation-request.ts';
export { ConfigurationError } from './providers/parse-configuration.ts';
