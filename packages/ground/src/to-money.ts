/** An amount in a currency's smallest unit, as people write it: `1900`, `usd` is `$19.00`. */
export function toMoney(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}
