/** A key of config.toml that has no effect here, and what it does in Supabase. `*` stands for any one name. */
type UnfollowedKey = [pattern: string, whatItDoes: string];

/**
 * Keys of Supabase's documentation that have no effect here. A key is named at the start only with a value that asks for
 * something: not with `false`, an empty text or an empty list.
 *
 * @see https://supabase.com/docs/guides/local-development/cli/config
 */
const UNFOLLOWED: UnfollowedKey[] = [
  ['api.tls.enabled', 'serves the API over HTTPS'],
  ['api.external_url', 'changes the address that links name'],
  ['db.root_key', 'encrypts the secrets of Vault'],
  ['db.pooler.enabled', 'starts a connection pooler'],
  ['db.vault.*', 'stores a secret in Vault'],
  ['db.settings.*', 'changes a setting of Postgres'],
  ['db.ssl_enforcement.enabled', 'refuses connections without TLS'],
  ['db.network_restrictions.enabled', 'limits the addresses that may connect'],
  ['db.extensions.*', 'installs an extension'],
  ['realtime.ip_version', 'chooses IPv4 or IPv6 for Realtime'],
  ['realtime.max_header_length', 'limits the headers of Realtime'],
  ['storage.image_transformation.enabled', 'resizes images'],
  ['storage.s3_protocol.enabled', 'serves Storage over the protocol of S3'],
  ['storage.analytics.enabled', 'stores analytics buckets'],
  ['storage.vector.enabled', 'stores vector buckets'],
  ['auth.signing_keys_path', 'signs tokens with ES256 or RS256 instead of HS256'],
  ['auth.enable_manual_linking', 'lets people link identities'],
  ['auth.rate_limit.*', 'limits how often Auth answers'],
  ['auth.captcha.enabled', 'asks for a captcha'],
  ['auth.hook.*.enabled', 'calls a function or address of the project within Auth'],
  ['auth.mfa.*.enroll_enabled', 'lets people enroll a second factor'],
  ['auth.mfa.*.verify_enabled', 'checks a second factor'],
  ['auth.sms.enable_signup', 'lets people sign up with a phone number'],
  ['auth.sms.*.enabled', 'sends messages to phones'],
  ['auth.sms.test_otp.*', 'accepts a fixed code for a phone number'],
  ['auth.web3.*.enabled', 'lets people sign in with a wallet'],
  ['auth.third_party.*.enabled', 'accepts tokens of another provider'],
  ['auth.oauth_server.enabled', 'lets other applications sign in with this one'],
  ['auth.passkey.enabled', 'lets people sign in with passkeys'],
  ['edge_runtime.enabled', 'runs Edge Functions'],
  ['edge_runtime.secrets.*', 'gives Edge Functions a secret'],
  ['functions.*', 'configures an Edge Function'],
  ['studio.enabled', 'starts Studio'],
  ['analytics.enabled', 'collects logs'],
  ['local_smtp.enabled', 'starts a mail server'],
  ['experimental.*', 'turns on an experiment of the command line'],
];

/** Providers of `auth.external` that work. */
const PROVIDERS = new Set(['github', 'google']);

/** Keys that are followed, that describe a part above, or that concern the hosted project and its command line only. */
const KNOWN = [
  'project_id',
  'api.enabled',
  'api.port',
  'api.schemas',
  'api.extra_search_path',
  'api.max_rows',
  'api.auto_expose_new_tables',
  'api.tls.*',
  'db.port',
  'db.shadow_port',
  'db.health_timeout',
  'db.major_version',
  'db.pooler.*',
  'db.migrations.*',
  'db.seed.*',
  'db.ssl_enforcement.*',
  'db.network_restrictions.*',
  'realtime.enabled',
  'storage.enabled',
  'storage.file_size_limit',
  'storage.*.*',
  'storage.buckets.*.*',
  'auth.enabled',
  'auth.site_url',
  'auth.additional_redirect_urls',
  'auth.jwt_expiry',
  'auth.jwt_issuer',
  'auth.jwt_secret',
  'auth.anon_key',
  'auth.service_role_key',
  'auth.publishable_key',
  'auth.secret_key',
  'auth.enable_refresh_token_rotation',
  'auth.refresh_token_reuse_interval',
  'auth.enable_signup',
  'auth.enable_anonymous_sign_ins',
  'auth.minimum_password_length',
  'auth.password_requirements',
  'auth.rate_limit.*',
  'auth.email.*',
  'auth.email.smtp.*',
  'auth.email.template.*.*',
  'auth.email.notification.*.*',
  'auth.external.*.*',
  'auth.sessions.*',
  'auth.captcha.*',
  'auth.hook.*.*',
  'auth.mfa.*',
  'auth.mfa.*.*',
  'auth.sms.*',
  'auth.sms.*.*',
  'auth.web3.*.*',
  'auth.third_party.*.*',
  'auth.oauth_server.*',
  'auth.passkey.*',
  'edge_runtime.*',
  'edge_runtime.secrets.*',
  'functions.*.*',
  'functions.*.*.*',
  'studio.*',
  'analytics.*',
  'inbucket.enabled',
  'inbucket.port',
  'inbucket.smtp_port',
  'inbucket.pop3_port',
  'inbucket.admin_email',
  'inbucket.sender_name',
  'local_smtp.*',
  'experimental.*',
  'experimental.*.*',
  'remotes.*.*',
  'remotes.*.*.*',
  'remotes.*.*.*.*',
].map((pattern) => pattern.split('.'));

/** One sentence for each key of a parsed config.toml that has no effect here. */
export function nameUnfollowedKeys(config: unknown): string[] {
  const sentences = listKeys(config, []).flatMap(({ path, value }) => {
    const sentence = toSentence(path, value);
    return sentence === undefined ? [] : [sentence];
  });
  return [...new Set(sentences)];
}

function toSentence(path: string[], value: unknown): string | undefined {
  const key = path.join('.');
  const [part, group, provider = ''] = path;
  const isOff = value === false || value === '' || (Array.isArray(value) && value.length === 0);
  // the settings of a function say something with `false`, too
  const asksForNothing = isOff && part !== 'functions';
  if (part === 'auth' && group === 'external' && path[3] === 'enabled' && !asksForNothing) {
    return PROVIDERS.has(provider)
      ? undefined
      : `config.toml: auth.external.${provider} has no effect here: only GitHub and Google work; in Supabase it lets people sign in with ${provider}.`;
  }
  const unfollowed = UNFOLLOWED.find(([pattern]) => matches(pattern.split('.'), path, true));
  if (unfollowed) {
    return asksForNothing
      ? undefined
      : `config.toml: ${key} has no effect here; in Supabase it ${unfollowed[1]}.`;
  }
  return KNOWN.some((pattern) => matches(pattern, path, false))
    ? undefined
    : `config.toml: ${key} is not a key that Supabase documents, so it has no effect.`;
}

/** Whether a path fits a pattern; with `isPrefix`, also when it goes on below a pattern that ends with `*`. */
function matches(pattern: string[], path: string[], isPrefix: boolean): boolean {
  const fits =
    isPrefix && pattern.at(-1) === '*' ? path.length >= pattern.length : path.length === pattern.length;
  return fits && pattern.every((name, index) => name === '*' || name === path[index]);
}

function listKeys(value: unknown, path: string[]): { path: string[]; value: unknown }[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Date) {
    return [{ path, value }];
  }
  return Object.entries(value).flatMap(([name, inner]) => listKeys(inner, [...path, name]));
}
