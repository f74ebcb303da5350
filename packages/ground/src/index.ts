export { abortable } from './abortable.ts';
export { createBackoff, toBackoffDelay } from './backoff.ts';
export { createObservable, type Observable } from './observable.ts';
export { createSubscribers } from './subscribers.ts';
export { toDay, toMonth } from './to-day.ts';
export { toFigure, toPercent, toRange } from './to-figure.ts';
export { toMoney } from './to-money.ts';
