import { parse } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { nameUnfollowedKeys } from './unfollowed-keys.ts';

describe('keys of config.toml without effect', () => {
  test.each([
    [
      '[studio]\nenabled = true',
      'config.toml: studio.enabled has no effect here; in Supabase it starts Studio.',
    ],
    [
      '[auth.hook.custom_access_token]\nenabled = true\nuri = "pg-functions://postgres/auth/hook"',
      'config.toml: auth.hook.custom_access_token.enabled has no effect here; in Supabase it calls a function or address of the project within Auth.',
    ],
    [
      '[auth.external.apple]\nenabled = true\nclient_id = "x"',
      'config.toml: auth.external.apple has no effect here: only GitHub and Google work; in Supabase it lets people sign in with apple.',
    ],
    ['[auth.mfa.totp]\nenroll_enabled = true', 'lets people enroll a second factor'],
    ['[functions.hello]\nverify_jwt = false', 'config.toml: functions.hello.verify_jwt'],
    ['[auth]\nenable_singup = true', 'config.toml: auth.enable_singup is not a key that Supabase documents'],
    ['[apy]\nport = 1', 'config.toml: apy.port is not a key that Supabase documents'],
  ])('%s', (text, sentence) => {
    const [found, ...others] = nameUnfollowedKeys(parse(text));
    expect(found).toContain(sentence);
    expect(others).toEqual([]);
  });

  test.each([
    '[studio]\nenabled = false',
    '[api]\nport = 54321\nauto_expose_new_tables = true',
    '[auth.external.github]\nenabled = true\nclient_id = "x"',
    '[auth.external.apple]\nenabled = false\nclient_id = ""',
    '[auth.email.smtp]\nhost = "localhost"\nport = 25',
    '[auth.rate_limit]\n',
  ])('none in %s', (text) => {
    expect(nameUnfollowedKeys(parse(text))).toEqual([]);
  });
});
