import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { DebianProgram } from '@headway/testing/debian-program';
import { freePorts } from '@headway/testing/free-ports';

/** A reverse proxy in front of the web application. */
export interface ProxyProcess {
  url: string;
  stop(): Promise<void>;
}

/** What differs between proxies: how a configuration is written, and how one is started with it. */
interface ProxyKind {
  /** Of the program and of its Debian package. */
  name: string;
  configure(where: { folder: string; port: number; upstream: URL }): string;
  args(file: string): string[];
}

/** nginx as it comes: it buffers what the server sends, and talks HTTP/1.0 to it. */
export const nginx: ProxyKind = {
  name: 'nginx',
  configure: ({ folder, port, upstream }) => `
    daemon off;
    master_process off;
    pid ${folder}/pid;
    error_log stderr;
    events {}
    http {
      access_log off;
      gzip on;
      client_body_temp_path ${folder}/body;
      proxy_temp_path ${folder}/proxy;
      fastcgi_temp_path ${folder}/fastcgi;
      uwsgi_temp_path ${folder}/uwsgi;
      scgi_temp_path ${folder}/scgi;
      server {
        listen 127.0.0.1:${port};
        location / { proxy_pass ${upstream.origin}; }
      }
    }`,
  args: (file) => ['-e', 'stderr', '-c', file],
};

/** haproxy as it comes, but told to compress whatever it may. */
export const haproxy: ProxyKind = {
  name: 'haproxy',
  configure: ({ port, upstream }) => `
    defaults
      mode http
      timeout connect 5s
      timeout client 60s
      timeout server 60s
      compression algo gzip
      compression type text/event-stream text/html
    listen web
      bind 127.0.0.1:${port}
      server web ${upstream.host}
`,
  args: (file) => ['-db', '-f', file],
};

/** Starts one in front of `upstream` and resolves when it passes requests on. */
export async function startProxy(
  kind: ProxyKind,
  program: DebianProgram,
  upstream: string,
): Promise<ProxyProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'headway-proxy-'));
  const [port = 0] = await freePorts(1);
  const file = join(folder, 'proxy.conf');
  writeFileSync(file, kind.configure({ folder, port, upstream: new URL(upstream) }));
  const child = spawn(program.path, kind.args(file), {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...program.env },
  });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    complaints += chunk;
  });
  const exited = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`${program.path} ended: ${complaints}`);
    await delay(20);
  }
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(`${url}/api/health`).catch(() => null);
  return response?.ok === true;
}
