import type { VerbContext } from '@headway/database';
import type { Admit } from './admit.ts';
import type { Jobs } from './jobs.ts';

/** The first argument of the verbs that request, cancel and retry generations. */
export interface GenerationContext extends VerbContext {
  jobs: Jobs;
  /** Default: every project may have as many generations as it likes. */
  admit?: Admit;
}
