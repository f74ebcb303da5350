export { alertSchema, type Alert } from './alert.ts';
export { healthSampleSchema, type HealthSample } from './health-sample.ts';
export {
  reduceSystem,
  systemEventSchema,
  systemStateSchema,
  type Instance,
  type SystemEvent,
  type SystemPoint,
  type SystemState,
} from './system-state.ts';
