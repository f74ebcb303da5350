import { expect, test } from 'vitest';
import { withSettingVariables } from './setting-variables.ts';

test('variables replace and add settings, and leave the others', () => {
  const config = {
    api: { port: 1 },
    auth: {
      site_url: 'http://site.test',
      external: { github: { enabled: false, client_id: 'of the file' } },
    },
  };
  const variables = {
    SUPABASE_AUTH_EXTERNAL_GITHUB_ENABLED: 'true',
    SUPABASE_AUTH_EXTERNAL_GITHUB_SECRET: 'of the environment',
    SUPABASE_AUTH_EXTERNAL_GOOGLE_CLIENT_ID: 'an id',
    SUPABASE_AUTH_EXTERNAL_APPLE_ENABLED: 'true',
    SUPABASE_DB_SEED_ENABLED: 'false',
  };
  expect(withSettingVariables(config, variables)).toEqual({
    api: { port: 1 },
    db: { seed: { enabled: false } },
    auth: {
      site_url: 'http://site.test',
      external: {
        github: { enabled: true, client_id: 'of the file', secret: 'of the environment' },
        google: { client_id: 'an id' },
      },
    },
  });
});

test('without variables the configuration is the same', () => {
  const config = { auth: {} };
  expect(withSettingVariables(config, {})).toBe(config);
});
