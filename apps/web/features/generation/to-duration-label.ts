/** A duration as it was measured: `0.4 s`, `12 s`, `1 min 5 s`. */
export function toDurationLabel(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)}\u00a0s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}\u00a0s`;
  const rest = whole % 60;
  const minutes = `${Math.floor(whole / 60)}\u00a0min`;
  return rest === 0 ? minutes : `${minutes} ${rest}\u00a0s`;
}
