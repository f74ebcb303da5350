export { createPool } from './create-pool.ts';
export { withTransaction, type TransactionOptions } from './with-transaction.ts';
export { asUser, type Person } from './as-user.ts';
export {
  checkContentRole,
  checkOperator,
  checkProjectRole,
  holdProjectOf,
  type RoleRefusal,
} from './check-role.ts';
export { readRow, readRows, type Query } from './read-rows.ts';
export { isConnectionError } from './is-connection-error.ts';
export { createOutageLog, type ReportOutage } from './outage-log.ts';
export { retryOnOutage } from './retry-on-outage.ts';
export type { VerbContext } from './verb-context.ts';
