// The entry point for what an environment allows, without the providers themselves.
export { readWritableLanguages } from './compose/writable-languages.ts';
