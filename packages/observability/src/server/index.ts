export { createJsonLog, errorFields, type Log, type LogFields } from './json-log.ts';
export { createInstanceName } from './instance-name.ts';
export { currentRequestId, withRequestId } from './request-id.ts';
export { createProcessHealth, type ProcessHealth, type ProcessHealthOptions } from './process-health.ts';
export { startHealthReports, type HealthReports, type HealthReportsOptions } from './health-reports.ts';
export { evaluateRules, type Finding, type SystemView } from './alert-rules.ts';
export { parseThresholds, type Thresholds } from './thresholds.ts';
export { startTracing, type Tracing } from './tracing.ts';
