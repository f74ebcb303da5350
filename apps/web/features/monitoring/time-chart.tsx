import type { SystemPoint } from '@headway/topics/system';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { useId } from 'react';
import { ChartTable, type ChartLine } from './chart-table.tsx';
import { toShortFigure } from './to-short-figure.ts';

const WIDTH = 480;
const HEIGHT = 120;
const WINDOW_MS = 3_600_000;
/** What is younger than this is drawn in its place within as much. */
const LEAST_WINDOW_MS = 600_000;
/** A gap this long in the reports is a gap in the line. */
const GAP_MS = 15_000;
const strokes = ['stroke-accent', 'stroke-ink-soft', 'stroke-rule-strong'];

/** Properties of {@link TimeChart}. */
export interface TimeChartProps {
  title: string;
  unit?: string;
  points: readonly SystemPoint[];
  /** At most three; the first matters most. */
  lines: readonly ChartLine[];
  /** Drawn where it falls within the scale. */
  target?: number;
}

/** A figure over the last hour: its newest value in words, its course as lines, and all of it as a table. */
export function TimeChart({ title, unit, points, lines, target }: TimeChartProps) {
  const id = useId();
  const end = points.at(-1)?.at ?? 0;
  const most = Math.max(1, ...points.flatMap((point) => lines.map(({ value }) => value(point) ?? 0)));
  const span = Math.min(WINDOW_MS, Math.max(LEAST_WINDOW_MS, end - (points[0]?.at ?? end)));
  const x = scaleLinear([end - span, end], [0, WIDTH]);
  const y = scaleLinear([0, most], [HEIGHT, 4]).nice(3);
  const [, top = most] = y.domain();
  return (
    <figure aria-labelledby={id} className="min-w-0">
      <figcaption id={id} className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">
          {title}
          {unit !== undefined && <span className="text-sm font-normal text-ink-faint"> {unit}</span>}
        </span>
        <span className="flex gap-3 text-sm tabular-nums">
          {lines.map(({ label, value }, index) => (
            <span key={label} className="flex items-center gap-1.5">
              {lines.length > 1 && (
                <svg aria-hidden viewBox="0 0 12 2" className="w-3">
                  <path d="M0 1H12" strokeWidth="2" className={strokes[index]} />
                </svg>
              )}
              {lines.length > 1 && <span className="text-ink-soft">{label}</span>}
              {toNewest(points, value)}
            </span>
          ))}
        </span>
      </figcaption>
      <div className="relative mt-2 h-28 text-xs text-ink-faint tabular-nums">
        <svg
          aria-hidden
          viewBox={`0 0 ${WIDTH} ${HEIGHT + 1}`}
          preserveAspectRatio="none"
          className="size-full border-b border-rule-strong"
        >
          <path
            d={`M0 ${y(top)}H${WIDTH}M0 ${y(top / 2)}H${WIDTH}`}
            className="stroke-rule"
            vectorEffect="non-scaling-stroke"
          />
          {target !== undefined && target <= top && (
            <path
              d={`M0 ${y(target)}H${WIDTH}`}
              strokeDasharray="4 4"
              className="stroke-danger"
              vectorEffect="non-scaling-stroke"
            />
          )}
          {lines
            .map(({ label, value }, index) => (
              <path
                key={label}
                d={toPath(points, value, x, y)}
                fill="none"
                strokeWidth="1.5"
                strokeLinecap="round"
                strokeLinejoin="round"
                vectorEffect="non-scaling-stroke"
                className={strokes[index]}
              />
            ))
            .toReversed()}
        </svg>
        {[top, top / 2].map((value) => (
          <span
            key={value}
            aria-hidden
            className="absolute left-0 bg-paper/80 pr-1"
            style={{ top: `${(y(value) / HEIGHT) * 100}%` }}
          >
            {toShortFigure(value)}
          </span>
        ))}
      </div>
      <p aria-hidden className="mt-1 flex justify-between text-xs text-ink-faint tabular-nums">
        <span>{Math.round(span / 60_000)} min ago</span>
        <span>now</span>
      </p>
      <ChartTable title={title} lines={lines} points={points} />
    </figure>
  );
}

function toNewest(points: readonly SystemPoint[], value: ChartLine['value']): string {
  const newest = points.findLast((point) => value(point) !== null);
  const figure = newest ? value(newest) : null;
  return figure === null ? 'none' : toShortFigure(figure);
}

type Scale = (value: number) => number;

function toPath(points: readonly SystemPoint[], value: ChartLine['value'], x: Scale, y: Scale): string {
  const known = points.filter((point) => value(point) !== null);
  // A lone point has no line: it is drawn as a dot, by a cap of no length.
  const vertices = known.flatMap((point, index) => {
    const vertex = { x: toTenth(x(point.at)), y: toTenth(y(value(point) ?? 0)) };
    const before = known[index - 1];
    const isApart = before !== undefined && point.at - before.at > GAP_MS;
    return isApart ? [null, vertex, vertex] : index === 0 ? [vertex, vertex] : [vertex];
  });
  const draw = line<{ x: number; y: number } | null>()
    .defined((vertex) => vertex !== null)
    .x((vertex) => vertex?.x ?? 0)
    .y((vertex) => vertex?.y ?? 0);
  return draw(vertices) ?? '';
}

function toTenth(value: number): number {
  return Math.round(value * 10) / 10;
}
