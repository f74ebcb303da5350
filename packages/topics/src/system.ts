import { alertSchema, healthSampleSchema, type HealthSample } from '@headway/observability/protocol';
import * as z from 'zod/mini';

/** The topic that carries the health of the installation. */
export const SYSTEM_TOPIC = 'system';

/** A point of the charts stands for this long. */
const STEP_MS = 5_000;
/** Points, and instances that are silent, are kept for this long. */
const WINDOW_MS = 3_600_000;
/** Durations kept of each stage. */
const DURATIONS = 50;

const instanceSchema = z.object({
  process: z.string(),
  startedAt: z.number(),
  seenAt: z.number(),
  /** Whether it said that it ends. */
  stopped: z.boolean(),
  sample: healthSampleSchema,
});

const figure = z.nullable(z.number());
const pointSchema = z.object({
  at: z.number(),
  streams: figure,
  opened: figure,
  refused: figure,
  written: figure,
  errors: figure,
  latencyP50Ms: figure,
  latencyP95Ms: figure,
  latencyP99Ms: figure,
  loopP99Ms: figure,
  queueDepth: figure,
  queueOldestSeconds: figure,
});

/** The state of `system`, and its snapshot. */
export const systemStateSchema = z.object({
  /** By name. */
  instances: z.record(z.string(), instanceSchema),
  /** Each stands for 5 s of all instances, oldest first. Counts are sums; everything else is the worst value. */
  points: z.array(pointSchema),
  /** The newest durations of each stage, in milliseconds. */
  stages: z.record(z.string(), z.array(z.number())),
  /** By id: the open alerts, and those resolved within the last day. */
  alerts: z.record(z.string(), alertSchema),
});

/** An event of `system`. Functions and triggers of the schema `monitoring` append all of them. */
export const systemEventSchema = z.discriminatedUnion('type', [
  /** A process reported its health. */
  z.object({
    type: z.literal('sample'),
    instance: z.string(),
    process: z.string(),
    startedAt: z.number(),
    sample: healthSampleSchema,
  }),
  /** A process said that it ends. */
  z.object({ type: z.literal('instance-stopped'), instance: z.string() }),
  /** An alert was raised, counted again, acknowledged or resolved. */
  z.object({ type: z.literal('alert'), alert: alertSchema }),
]);

/** See {@link instanceSchema}. */
export type Instance = z.infer<typeof instanceSchema>;
/** See {@link pointSchema}. */
export type SystemPoint = z.infer<typeof pointSchema>;
/** See {@link systemStateSchema}. */
export type SystemState = z.infer<typeof systemStateSchema>;
/** See {@link systemEventSchema}. */
export type SystemEvent = z.infer<typeof systemEventSchema>;
type SampleEvent = Extract<SystemEvent, { type: 'sample' }>;

/**
 * Folds an event of `system` into its state. Pure. `monitoring.snapshot()` in the database makes the same state from
 * the tables.
 *
 * @param at When the event was appended, milliseconds since 1970.
 */
export function reduceSystem(
  before: SystemState | null,
  event: SystemEvent,
  { at }: { at: number },
): SystemState {
  const state = before ?? { instances: {}, points: [], stages: {}, alerts: {} };
  switch (event.type) {
    case 'sample':
      return addSample(state, event, at);
    case 'instance-stopped': {
      const instance = state.instances[event.instance];
      if (!instance) return state;
      return {
        ...state,
        instances: { ...state.instances, [event.instance]: { ...instance, stopped: true } },
      };
    }
    case 'alert':
      return { ...state, alerts: { ...state.alerts, [event.alert.id]: event.alert } };
  }
}

function addSample(state: SystemState, event: SampleEvent, at: number): SystemState {
  const { instance, process, startedAt, sample } = event;
  const known = Object.entries(state.instances).filter(([, { seenAt }]) => seenAt > at - WINDOW_MS);
  return {
    ...state,
    instances: {
      ...Object.fromEntries(known),
      [instance]: { process, startedAt, seenAt: at, stopped: false, sample },
    },
    points: addToPoints(state.points, at, sample),
    stages: sample.stages.reduce(addDuration, state.stages),
  };
}

function addDuration(
  stages: SystemState['stages'],
  { stage, durationMs }: HealthSample['stages'][number],
): SystemState['stages'] {
  return { ...stages, [stage]: [...(stages[stage] ?? []), durationMs].slice(-DURATIONS) };
}

function addToPoints(points: SystemPoint[], at: number, sample: HealthSample): SystemPoint[] {
  const slot = Math.floor(at / STEP_MS) * STEP_MS;
  const last = points.at(-1);
  // All times come from one database clock, so a sample belongs to the newest slot or a newer one.
  if (last && last.at >= slot) return [...points.slice(0, -1), merge(last, sample, last.at)];
  return [...points.filter((point) => point.at > slot - WINDOW_MS), merge(undefined, sample, slot)];
}

function merge(point: SystemPoint | undefined, sample: HealthSample, at: number): SystemPoint {
  return {
    at,
    // A process that serves no streams does not turn an unknown count into 0.
    streams: sample.maxStreams > 0 ? sum(point?.streams, sample.streams) : (point?.streams ?? null),
    opened: sum(point?.opened, sample.opened),
    refused: sum(point?.refused, sample.refused),
    written: sum(point?.written, sample.written),
    errors: sum(point?.errors, sample.errors),
    latencyP50Ms: worst(point?.latencyP50Ms, sample.latencyP50Ms),
    latencyP95Ms: worst(point?.latencyP95Ms, sample.latencyP95Ms),
    latencyP99Ms: worst(point?.latencyP99Ms, sample.latencyP99Ms),
    loopP99Ms: worst(point?.loopP99Ms, sample.loopP99Ms),
    queueDepth: worst(point?.queueDepth, sample.queueDepth),
    queueOldestSeconds: worst(point?.queueOldestSeconds, sample.queueOldestSeconds),
  };
}

type Figure = number | null | undefined;

function sum(a: Figure, b: number): number {
  return (a ?? 0) + b;
}

function worst(...figures: Figure[]): number | null {
  const known = figures.filter((one) => typeof one === 'number');
  return known.length === 0 ? null : Math.max(...known);
}

/** How a client follows `system`: the argument of `defineTopic` of `@headway/realtime/client`. */
export const systemFold = {
  reduce: reduceSystem,
  schema: { state: systemStateSchema, event: systemEventSchema },
};
