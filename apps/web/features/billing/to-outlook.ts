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
      text: `All generations of this month are used. The count starts anew on ${renewal}.`,
    };
  }
  if (used === 0) return { tone: 'neutral', text: 'Nothing has been generated this month yet.' };
  if (forecast === null) {
    return { tone: 'neutral', text: 'From the second day of the month on, a forecast stands here.' };
  }
  const expected = `At this pace it will be about ${forecast.toLocaleString('en')} by the end of the month`;
  return limit !== null && forecast > limit
    ? { tone: 'caution', text: `${expected}: more than the plan has.` }
    : { tone: 'neutral', text: `${expected}.` };
}
