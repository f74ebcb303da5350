import { EXTRACTIVE_LANGUAGES } from '../writing/extractive-languages.ts';
import { ConfigurationError, parseConfiguration } from './parse-configuration.ts';

/**
 * The ISO 639-1 codes of the languages in which the writer of an environment writes; null for a model, which may write any.
 *
 * @param env Usually `process.env`. An environment that names half of a service gives null: the worker refuses it at start.
 * @example
 * readWritableLanguages({}); // ['en']
 */
export function readWritableLanguages(env: Record<string, string | undefined>): readonly string[] | null {
  try {
    return parseConfiguration(env).writer.kind === 'extractive' ? EXTRACTIVE_LANGUAGES : null;
  } catch (error) {
    if (error instanceof ConfigurationError) return null;
    throw error;
  }
}
