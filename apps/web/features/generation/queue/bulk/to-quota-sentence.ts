import { toDay, toFigure } from '@headway/ground';

/** What the plan leaves of a month. */
export interface Quota {
  /** Generations that count already. */
  used: number;
  /** Null for a plan without a limit. */
  limit: number | null;
  /** Keywords that wait in the queue before the new ones. */
  waiting: number;
  /** When the count starts anew. ISO 8601. */
  renewsAt: string;
}

/** How many of the chosen keywords fit into the month, as a sentence: `12 of 14 fit your month.` */
export function toQuotaSentence(chosen: number, { used, limit, waiting, renewsAt }: Quota): string {
  if (limit === null || chosen === 0) return '';
  const left = Math.max(0, limit - used - waiting);
  if (chosen <= left) {
    const rest = left - chosen;
    return `${chosen === 1 ? 'It fits' : `All ${toFigure(chosen)} fit`} your month; ${rest === 0 ? 'none is' : rest === 1 ? '1 is' : `${toFigure(rest)} are`} left after that.`;
  }
  const fit =
    left === 0 ? `None of ${toFigure(chosen)} fits` : `${toFigure(left)} of ${toFigure(chosen)} fit`;
  return `${fit} your month. The others wait until ${toDay(renewsAt)}, or until an owner chooses a larger plan.`;
}
