// The entry point for what differs between languages. Runs in browsers.
export { detectLanguage, detectLanguageOfWords } from './detection/detect-language.ts';
export { LANGUAGES, type Language, type LanguageCode } from './language/language.ts';
export { loadLanguage, toLanguageCode } from './language/load-language.ts';
