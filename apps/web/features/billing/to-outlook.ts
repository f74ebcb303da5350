import { toFigure } from '@headway/ground';
/** Where a month is heading. */
export interface Outlook {
  /** A sentence. */
  text: string;
  /** `caution`: the limit comes before the month's end. `danger`: it is here. */
  tone: 'neutral' | 'caution' | 'danger';
}

interface OutlookOptions {
  used: number;
  /** Null: none. */
  limit: number | null;
  /** By the end of the month at this pace; null while it is too early to tell. */
  forecast: number | null;
  /** When the count starts anew, in words. */
  renewal: string;
}

/** Says how a month will end if it goes on like this. */
export function toOutlook({ used, limit, forecast, renewal }: OutlookOptions): Outlook {
  if (limit !== null && used >= limit) {
    return {
      tone: 'danger',
      text: `All generations for this month are used. The limit resets on ${renewal}.`,
    };
  }
  if (used === 0) return { tone: 'neutral', text: 'No articles generated this month yet.' };
  if (forecast === null) {
    return { tone: 'neutral', text: 'A forecast appears from the second day of the month.' };
  }
  const expected = `Forecast: about ${toFigure(forecast)} this month`;
  return limit !== null && forecast > limit
    ? { tone: 'caution', text: `${expected}, more than your plan includes.` }
    : { tone: 'neutral', text: `${expected}.` };
}
