export { alertSchema, type Alert } from './alert.ts';
export { healthSampleSchema, type HealthSample } from './health-sample.ts';
