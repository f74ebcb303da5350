import type { NextConfig } from 'next';
import { join } from 'node:path';

const config: NextConfig = {
  poweredByHeader: false,
  // npm workspaces put every dependency at the top of the repository
  turbopack: { root: join(import.meta.dirname, '../..') },
  outputFileTracingRoot: join(import.meta.dirname, '../..'),
};

export default config;
