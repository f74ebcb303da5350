import { setTimeout as delay } from 'node:timers/promises';

/** A connection that stays: its application name must not begin with `headway`. */
interface Operator {
  query(text: string): Promise<unknown>;
}

/**
 * Ends every database session of Headway's processes (`application_name` beginning with `headway`), again and again, as a
 * server does that is restarted, fails over, or runs out of memory.
 *
 * @param rounds How many times. Between two rounds are 40 ms.
 */
export async function endSessions(operator: Operator, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await operator.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'headway%'`,
    );
    await delay(40);
  }
}
