import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from '../scripts/install.mjs';
import type { DebianProgram } from '@headway/testing/debian-program';
import { freePorts } from '@headway/testing/free-ports';

/** A Prometheus that scrapes once a second, with the rules of the documentation. */
export interface PrometheusProcess {
  /** Asks its HTTP API. */
  ask(path: string): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts one over these targets (`host:port`), and resolves when it answers. */
export async function startPrometheus(program: DebianProgram, targets: string[]): Promise<PrometheusProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'headway-prometheus-'));
  const [port = 0] = await freePorts(1);
  const file = join(folder, 'prometheus.json');
  // JSON is YAML.
  writeFileSync(
    file,
    JSON.stringify({
      global: { scrape_interval: '1s', evaluation_interval: '1s' },
      rule_files: [join(root, 'docs/monitoring/prometheus-rules.yml')],
      scrape_configs: [{ job_name: 'headway', metrics_path: '/api/metrics', static_configs: [{ targets }] }],
    }),
  );
  const child = spawn(
    program.path,
    [
      `--config.file=${file}`,
      `--storage.tsdb.path=${folder}/data`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=warn',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...program.env } },
  );
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    complaints += chunk;
  });
  const exited = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  const isReady = async () => {
    const response = await fetch(`${url}/-/ready`).catch(() => null);
    return response?.ok === true;
  };
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error(`Prometheus ended: ${complaints}`);
    await delay(50);
  }
  return {
    ask: async (path) => (await fetch(new URL(path, url))).json(),
    async stop() {
      child.kill('SIGTERM');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
