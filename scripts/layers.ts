// The directions of imports in `apps` and `packages`. `npm run layers` fails where an import goes another way.

/**
 * Folders whose parts form layers, the lowest first. A part imports only from lower layers, which come earlier in the
 * list. The parts of one layer do not import each other. Files that stand in the folder itself are free, as long as they close no circle.
 */
export const LAYERS: Record<string, readonly (readonly string[])[]> = {
  'apps/web': [['components', 'server'], ['features'], ['app']],
  'apps/web/server': [['process'], ['http'], ['auth', 'events']],
  'apps/web/features': [
    ['problems'],
    ['session'],
    ['projects'],
    ['people'],
    ['comments'],
    ['editor'],
    ['assessment', 'reading', 'versions', 'notifications', 'monitoring', 'inspector'],
    ['billing', 'announcements'],
    ['generation'],
    ['shell'],
    ['workspace'],
    ['article-page'],
  ],
  'apps/web/features/comments': [['store'], ['composer'], ['thread'], ['margin']],
  'apps/web/features/editor': [['server', 'extensions', 'passages', 'toolbar'], ['session']],
  'apps/web/features/reading': [['text', 'score']],
  'apps/web/features/versions': [['server', 'comparison'], ['history']],
  'packages/realtime/src': [['protocol'], ['server', 'client'], ['react']],
  'packages/realtime/src/server': [['log'], ['feed'], ['stream'], ['hub']],
  'packages/realtime/src/client': [
    ['frames'],
    ['connection'],
    ['tabs', 'inspection'],
    ['subscriptions'],
    ['topics'],
  ],
  'packages/documents/src': [['protocol'], ['anchors', 'client', 'server']],
  'packages/documents/src/client': [['machine', 'rooms'], ['store']],
  'packages/documents/src/server': [['article', 'log'], ['versions'], ['comparison']],
  'packages/generations/src': [['store'], ['request', 'run', 'follow']],
  'packages/observability/src': [['protocol'], ['server']],
  'packages/pipeline/src': [
    ['protocol'],
    ['text', 'threads'],
    ['markdown', 'fetching', 'search', 'extraction', 'analysis'],
    ['writing'],
    ['validation'],
    ['assessment', 'stages'],
    ['compose'],
  ],
};

/** What each package imports of the workspace: whole packages, or single entry points. Tests may import more. */
export const PACKAGES: Record<string, readonly string[]> = {
  ground: [],
  'local-supabase': [],
  notifications: [],
  database: ['ground'],
  pipeline: ['ground'],
  realtime: ['ground'],
  documents: ['database', 'ground'],
  observability: ['database'],
  'offline-library': ['pipeline/protocol', 'pipeline/text'],
  topics: ['notifications', 'observability/protocol', 'pipeline/stages', 'realtime/protocol'],
  generations: ['database', 'ground', 'pipeline', 'realtime/server', 'topics'],
};

/** What a folder must do without, because of where it runs or what it is for. A name ends with `:` for all it begins. */
export const WITHOUT: readonly { folder: string; modules: readonly string[]; reason: string }[] = [
  { folder: 'packages', modules: ['next'], reason: 'Only apps/web knows Next.' },
  { folder: 'apps/worker', modules: ['next'], reason: 'Only apps/web knows Next.' },
  {
    folder: 'packages/realtime/src/protocol',
    modules: ['node:', 'react', 'pg'],
    reason: 'The protocol runs anywhere.',
  },
  {
    folder: 'packages/ground/src',
    modules: ['node:', 'react', 'pg'],
    reason: 'The ground runs anywhere.',
  },
  { folder: 'packages/realtime/src/server', modules: ['react'], reason: 'The server knows no pages.' },
  {
    folder: 'packages/realtime/src/client',
    modules: ['node:', 'react', 'pg'],
    reason: 'The client runs in a browser and knows no React.',
  },
  { folder: 'packages/realtime/src/react', modules: ['node:', 'pg'], reason: 'Hooks run in a browser.' },
  {
    folder: 'packages/documents/src/protocol',
    modules: ['node:', 'pg'],
    reason: 'The protocol runs anywhere.',
  },
  { folder: 'packages/documents/src/anchors', modules: ['node:', 'pg'], reason: 'Anchors run in a browser.' },
  {
    folder: 'packages/documents/src/client',
    modules: ['node:', 'pg'],
    reason: 'The client runs in a browser.',
  },
  {
    folder: 'packages/documents/src/client/machine',
    modules: ['yjs', '@supabase/supabase-js', 'y-protocols/awareness'],
    reason: 'The machine decides; only its driver acts.',
  },
  {
    folder: 'packages/pipeline/src/protocol',
    modules: ['node:', 'react', 'pg'],
    reason: 'The list of stages and the shapes of outputs run in browsers, too.',
  },
  {
    folder: 'packages/pipeline/src/text',
    modules: ['node:', 'react', 'pg'],
    reason: 'Text is read in a browser, too.',
  },
  {
    folder: 'packages/pipeline/src/markdown',
    modules: ['node:', 'react', 'pg'],
    reason: 'Markdown is read in a browser, too.',
  },
  {
    folder: 'packages/pipeline/src/assessment',
    modules: ['node:', 'react', 'pg'],
    reason: 'A browser assesses edited text.',
  },
  {
    folder: 'packages/topics/src',
    modules: ['node:', 'react', 'pg'],
    reason: 'Topics run in a browser, too.',
  },
];
