import { env } from './env.ts';

/**
 * What a page may load and run. Scripts run by nonce alone, so that nothing in an article, however hostile, runs;
 * images come from here alone, so that nothing in it calls elsewhere.
 */
export function contentSecurityPolicy(nonce: string): string {
  const supabase = env().SUPABASE_URL;
  const realtime = supabase.replace(/^http/, 'ws');
  // React explains errors by `eval` in development.
  const scriptsOfDevelopment = process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : '';
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${scriptsOfDevelopment}`,
    // Inline style attributes carry the widths of timelines; styles cannot run anything.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    // Texts are measured off the page's own thread.
    "worker-src 'self'",
    `connect-src 'self' ${supabase} ${realtime}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return directives.join('; ');
}
