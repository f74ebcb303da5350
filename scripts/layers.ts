// The directions of imports in the repository. `npm run layers` fails where an import goes another way.

/**
 * Folders whose parts form layers, the lowest first. A part imports only from lower layers, which come earlier in the
 * list. The parts of one layer do not import each other. Files directly in the folder are free, as long as they close no
 * circle.
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
    ['activity', 'billing', 'announcements', 'sharing', 'accounts'],
    ['generation'],
    ['shell'],
    ['workspace'],
    ['article-page'],
  ],
  'apps/web/features/comments': [['store'], ['composer'], ['thread'], ['margin']],
  'apps/web/features/editor': [
    ['server', 'extensions', 'passages', 'paste', 'toolbar', 'saving'],
    ['occurrences'],
    ['session'],
  ],
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
  'packages/documents/src/protocol': [['article'], ['updates']],
  'packages/documents/src/client': [['machine', 'rooms'], ['store']],
  'packages/documents/src/server': [['article', 'log'], ['versions'], ['comparison']],
  'packages/generations/src': [['store'], ['request', 'run', 'follow']],
  'packages/observability/src': [['protocol'], ['server']],
  'packages/pipeline/src/validation': [['subject'], ['measuring'], ['scoring', 'checking']],
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

/**
 * What each part of the repository imports of the others: packages and apps by their names without `@headway/`, as a whole
 * or as single entry points, and files and folders by their paths. Tests may import more.
 */
export const IMPORTS: Record<string, readonly string[]> = {
  'packages/ground': [],
  'packages/local-supabase': [],
  'packages/text': [],
  'packages/database': ['ground'],
  'packages/notifications': ['ground'],
  'packages/pipeline': ['ground', 'text'],
  'packages/realtime': ['ground'],
  'packages/documents': ['database', 'ground', 'text'],
  'packages/observability': ['database'],
  'packages/offline-library': ['pipeline/protocol', 'pipeline/text', 'text'],
  'packages/topics': [
    'database/role',
    'notifications',
    'observability/protocol',
    'pipeline/stages',
    'realtime/protocol',
  ],
  'packages/generations': ['database', 'ground', 'pipeline', 'realtime/server', 'topics'],
  'apps/supervisor': ['database', 'ground', 'local-supabase', 'observability/server'],
  'apps/worker': [
    'database',
    'documents/server',
    'generations/server',
    'notifications',
    'observability/server',
    'offline-library',
    'pipeline',
    'text/language',
  ],
  'apps/web': [
    'database',
    'documents',
    'generations/keyword',
    'generations/server',
    'ground',
    'notifications',
    'observability',
    'pipeline/article',
    'pipeline/assessment',
    'pipeline/configuration',
    'pipeline/html',
    'pipeline/stages',
    'realtime',
    'text',
    'topics',
  ],
  testing: [],
  scripts: ['local-supabase/testing', 'packages/database/src/schema.ts', 'supervisor/web-build', 'testing'],
  e2e: [
    'local-supabase/testing',
    'pipeline/article',
    'pipeline/stages',
    'scripts/install.mjs',
    'scripts/page-scripts.ts',
    'supervisor/web-build',
    'testing',
    'topics',
  ],
  bench: [
    'apps/web/features/projects/content-query.ts',
    'apps/web/features/projects/server/contents-statements.ts',
    'e2e',
    'local-supabase/testing',
    'offline-library',
    'packages/documents/test',
    'packages/local-supabase/src/realtime',
    'pipeline',
    'realtime/server',
    'supervisor/web-build',
    'testing',
    'text',
  ],
};

/** What folders must not import, because of where they run or what they are for. `node:` stands for all built-in modules. */
export const WITHOUT: readonly { modules: readonly string[]; reason: string; folders: readonly string[] }[] =
  [
    {
      modules: ['next'],
      reason: 'Only apps/web knows Next.',
      folders: ['packages', 'apps/supervisor', 'apps/worker', 'testing', 'scripts', 'e2e', 'bench'],
    },
    {
      modules: ['node:', 'react', 'pg'],
      reason: 'It runs anywhere.',
      folders: [
        'packages/ground/src',
        'packages/realtime/src/protocol',
        'packages/realtime/src/client',
        'packages/pipeline/src/protocol',
        'packages/pipeline/src/text',
        'packages/pipeline/src/markdown',
        'packages/pipeline/src/assessment',
        'packages/topics/src',
      ],
    },
    {
      modules: ['node:', 'pg'],
      reason: 'It runs in browsers.',
      folders: [
        'packages/realtime/src/react',
        'packages/documents/src/protocol',
        'packages/documents/src/anchors',
        'packages/documents/src/client',
      ],
    },
    {
      modules: ['react'],
      reason: 'The server knows no pages.',
      folders: ['packages/realtime/src/server'],
    },
    {
      modules: ['yjs', '@supabase/supabase-js', 'y-protocols/awareness'],
      reason: 'The machine decides; only its driver acts.',
      folders: ['packages/documents/src/client/machine'],
    },
  ];
