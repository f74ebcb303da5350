import { describe, expect, it } from 'vitest';
import { ConfigurationError, parseConfiguration } from './parse-configuration.ts';

describe('parseConfiguration', () => {
  it('works offline without any variable', () => {
    expect(parseConfiguration({ SERPER_API_KEY: '', HEADWAY_MODEL: ' ' })).toEqual({
      search: { kind: 'offline' },
      writer: { kind: 'extractive' },
    });
  });

  it('prefers Serper, and the model that is named', () => {
    const env = {
      SERPER_API_KEY: 's',
      BRAVE_API_KEY: 'b',
      ANTHROPIC_API_KEY: 'a',
      OPENAI_API_KEY: 'o',
      HEADWAY_MODEL: 'openai:gpt-x',
    };
    expect(parseConfiguration(env)).toEqual({
      search: { kind: 'serper', apiKey: 's' },
      writer: { kind: 'openai', apiKey: 'o', model: 'gpt-x' },
    });
  });

  it('accepts a service with the protocol of OpenAI', () => {
    const env = {
      SEARXNG_URL: 'http://127.0.0.1:8888',
      HEADWAY_MODEL: 'llama',
      HEADWAY_MODEL_BASE_URL: 'http://127.0.0.1:11434/v1',
    };
    expect(parseConfiguration(env).writer).toEqual({
      kind: 'compatible',
      baseUrl: 'http://127.0.0.1:11434/v1',
      apiKey: null,
      model: 'llama',
    });
  });

  it.each([
    [{ SERPER_API_KEY: 'secret' }, /no model/u],
    [{ HEADWAY_MODEL: 'openai:gpt-x' }, /OPENAI_API_KEY is not set/u],
    [{ HEADWAY_MODEL: 'gpt-x', OPENAI_API_KEY: 'secret' }, /must be anthropic/u],
    [{ HEADWAY_MODEL_BASE_URL: 'http://127.0.0.1:1/v1' }, /does not say which model/u],
    [{ SEARXNG_URL: 'not an address', ANTHROPIC_API_KEY: 'secret' }, /SEARXNG_URL/u],
  ])('refuses half of %o', (env, message) => {
    expect(() => parseConfiguration(env)).toThrow(ConfigurationError);
    expect(() => parseConfiguration(env)).toThrow(message);
    expect(() => parseConfiguration(env)).not.toThrow(/secret/u);
  });
});
