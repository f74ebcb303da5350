export { createBackoff, toBackoffDelay, type Backoff, type BackoffOptions } from './backoff.ts';
export { createObservable, type Observable, type ObservableValue } from './observable.ts';
export { createSubscribers, type Subscribers } from './subscribers.ts';
