// The entry point for providers that live in other packages. Runs in browsers.
export type { PageLibrary } from './protocol/page-library.ts';
export { PipelineError } from './protocol/pipeline-error.ts';
export { questionSchema, searchResultSchema, type SearchResult } from './protocol/search-provider.ts';
