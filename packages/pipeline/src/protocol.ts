// The entry point for providers that live in other packages. Runs in browsers.
export { PageSkipped, type SkipReason } from './protocol/page-fetcher.ts';
export type { PageLibrary } from './protocol/page-library.ts';
export {
  PipelineError,
  type PipelineErrorCode,
  type PipelineErrorDetails,
} from './protocol/pipeline-error.ts';
export {
  questionSchema,
  searchResultSchema,
  type Question,
  type SearchProvider,
  type SearchQuery,
  type SearchResponse,
  type SearchResult,
} from './protocol/search-provider.ts';
