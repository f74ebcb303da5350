import type { NextConfig } from 'next';
import { join } from 'node:path';

// npm workspaces put every dependency at the top of the repository
const root = join(import.meta.dirname, '../..');

const config: NextConfig = {
  poweredByHeader: false,
  // `npm run verify` checks the types of everything.
  typescript: { ignoreBuildErrors: true },
  turbopack: {
    root,
    resolveAlias: {
      // The table of 2,125 named entities of HTML would be 10 kB (gzip) of every page that shows Markdown.
      'decode-named-character-reference': { browser: './decode-entity.ts' },
      // No page stores files. Storage's client and the Buffer that it brings would be 13 kB (gzip) of every page.
      '@supabase/storage-js': { browser: './no-storage.ts' },
    },
  },
  outputFileTracingRoot: root,
  // Yjs must be there once, and every bundle of the server would have its own.
  serverExternalPackages: ['pg', 'pg-boss', 'yjs'],
  experimental: {
    authInterrupts: true,
    // Bodies of the API end at 64 KiB; nothing larger is worth keeping for the proxy.
    proxyClientMaxBodySize: '128kb',
    // A build writes neither what only another build reads, nor what only a debugger reads, nor small files for a server
    // that reads them from disk: half of its CPU time.
    turbopackFileSystemCacheForBuild: false,
    turbopackSourceMaps: process.env.NODE_ENV !== 'production',
    serverMinification: false,
  },
  headers: () =>
    Promise.resolve([
      {
        source: '/:path*',
        headers: [
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'X-Frame-Options', value: 'DENY' },
          { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
          { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
          { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=()' },
        ],
      },
      {
        // The address itself is the permission to read.
        source: '/shared/:token*',
        headers: [
          { key: 'Cache-Control', value: 'private, no-store' },
          { key: 'Referrer-Policy', value: 'no-referrer' },
          { key: 'X-Robots-Tag', value: 'noindex, nofollow' },
        ],
      },
    ]),
};

export default config;
