import { runWithFaults, toTable, type Victim } from '../e2e/fault-run.ts';
import { startInstallation } from '../e2e/installation.ts';

// 200 clients follow 50 generations while `kill -9` takes the web, the workers, Postgres and the local Supabase, each
// twice. Every client must end with exactly the log of its generation. Ends with 1 when a client does not.

const ROUND: Victim[] = ['web', 'worker-1', 'postgres', 'worker-2', 'supabase'];

const installation = await startInstallation({
  workers: 2,
  environment: { HEADWAY_PROJECT_CONCURRENCY: '5', HEADWAY_WORKER_CONCURRENCY: '4' },
});
try {
  const figures = await runWithFaults(installation, {
    projects: 10,
    generationsPerProject: 5,
    clients: 200,
    victims: [...ROUND, ...ROUND],
  });
  console.log(toTable(figures));
  const exact = figures.missing === 0 && figures.wrong === 0 && figures.complete === figures.generations;
  console.log(exact ? 'every client has exactly its log' : 'NOT every client has exactly its log');
  if (!exact) process.exitCode = 1;
} finally {
  await installation.stop();
}
