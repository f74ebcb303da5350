import { env } from '../process/env.ts';

/**
 * What a page may load and run. Scripts run by nonce alone, so that nothing in an article, however hostile, runs.
 * Images may come from elsewhere, by https: people who edit an article must see what they have put into it. Their
 * servers learn that somebody reads, though not which page (`ArticleImage`). Nothing that a program has written makes
 * them: a document that is seeded from a generated article links to its images, and the article view describes them.
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
    "img-src 'self' data: blob: https:",
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
