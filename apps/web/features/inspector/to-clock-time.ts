const formatter = new Intl.DateTimeFormat('en-US', {
  hourCycle: 'h23',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});

/** The time of day to the millisecond, in the reader's own zone. */
export function toClockTime(milliseconds: number): string {
  return formatter.format(milliseconds);
}
