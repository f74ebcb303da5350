import { readFileSync } from 'node:fs';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../scripts/install.mjs';

/**
 * A page around the hook that ADR-007 prints under 'Client-Side SSE Implementation', taken from the document as it
 * is: only what the listing leaves open (its imports, `user`, the type) is put before it. Returns the page's script.
 */
export async function bundleAdrHook(user: { id: string }): Promise<string> {
  const adr = readFileSync(join(root, 'docs/adr-007.md'), 'utf8');
  const listing = /### Client-Side SSE Implementation\n```typescript\n([\s\S]*?)```/.exec(adr)?.[1];
  if (!listing) throw new Error('docs/adr-007.md no longer has the listing');

  // Inside the repository, so that `react` is found.
  const folder = mkdtempSync(join(root, 'e2e', '.adr-'));
  const entry = join(folder, 'page.ts');
  writeFileSync(
    entry,
    `import { createElement, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

interface GenerationProgress { percentage: number; label?: string; completedAt?: string }
const user = ${JSON.stringify(user)};

${listing}

function Page() {
  const contentId = new URLSearchParams(location.search).get('content') ?? '';
  const { progress, isConnected, error } = useContentGenerationProgress(contentId);
  const shown = JSON.stringify({ progress, isConnected, error });
  return createElement('pre', { id: 'shown' }, shown);
}

createRoot(document.body.appendChild(document.createElement('div'))).render(createElement(Page));
`,
  );
  try {
    const output = await build({
      configFile: false,
      logLevel: 'error',
      root: folder,
      define: { 'process.env.NODE_ENV': '"production"' },
      build: { write: false, lib: { entry, formats: ['iife'], name: 'page' } },
    });
    const [first] = Array.isArray(output) ? output : [output];
    if (!first || !('output' in first)) throw new Error('the page was not bundled');
    return first.output[0].code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
