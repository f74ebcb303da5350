import { readFileSync } from 'node:fs';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../scripts/install.mjs';

/** A listing of ADR-007 as a page. */
interface AdrPage {
  /** Above the listing, in the document. */
  heading: string;
  /** What the listing leaves open: its imports, values and types. */
  before: string;
  /** What the page shows as JSON: a call of the hook. */
  shown: string;
}

/** A page around the hook that ADR-007 prints under 'Client-Side SSE Implementation'. Returns the page's script. */
export function bundleAdrHook(user: { id: string }): Promise<string> {
  return bundleAdrListing({
    heading: 'Client-Side SSE Implementation',
    before: `interface GenerationProgress { percentage: number; label?: string; completedAt?: string }
const user = ${JSON.stringify(user)};`,
    shown: `useContentGenerationProgress(new URLSearchParams(location.search).get('content') ?? '')`,
  });
}

/** A page around a hook that ADR-007 prints, taken from the document as it is. Returns the page's script, a module. */
export async function bundleAdrListing({ heading, before, shown }: AdrPage): Promise<string> {
  const adr = readFileSync(join(root, 'docs/adr-007.md'), 'utf8');
  const [, after = ''] = adr.split(`### ${heading}\n`);
  const listing = /^```typescript\n([\s\S]*?)```/.exec(after)?.[1];
  if (!listing) throw new Error(`docs/adr-007.md no longer has a listing under ${heading}`);

  // Inside the repository, so that `react` is found.
  const folder = mkdtempSync(join(root, 'e2e', '.adr-'));
  const entry = join(folder, 'page.ts');
  writeFileSync(
    entry,
    `import { createElement, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
${before}

${listing}

function Page() {
  const shown = JSON.stringify(${shown});
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
      build: { write: false, lib: { entry, formats: ['es'] } },
    });
    const [first] = Array.isArray(output) ? output : [output];
    if (!first || !('output' in first)) throw new Error('the page was not bundled');
    return first.output[0].code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
