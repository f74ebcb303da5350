import { toFigure, toPercent } from '@headway/ground';
import type { SystemState } from '@headway/topics/system';
import { CircleAlert, CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { measureCriteria } from './measure-criteria.ts';
import { toShortFigure } from './to-short-figure.ts';

/** The success criteria of ADR-007 and the measured values. */
export function CriteriaFigures({ instances, points }: Pick<SystemState, 'instances' | 'points'>) {
  const { connections, latency, sessions } = measureCriteria(instances, points);
  return (
    <dl className="grid gap-x-10 gap-y-6 sm:grid-cols-3">
      <Criterion
        term="Connections that succeed"
        figure={connections.percent === null ? 'no requests' : toPercent(connections.percent / 100, 2)}
        isMet={connections.percent === null ? null : connections.percent > 99}
        target="more than 99%"
      >
        {toFigure(connections.opened)} opened within the hour
      </Criterion>
      <Criterion
        term="Time from commit to write"
        figure={latency.p95Ms === null ? 'nothing written' : `${toShortFigure(latency.p95Ms)} ms`}
        isMet={latency.p95Ms === null ? null : latency.p95Ms < 500}
        target="less than 500 ms"
      >
        95 of 100 events are faster, over five minutes
      </Criterion>
      <Criterion
        term="Sessions at once"
        figure={toFigure(sessions.now)}
        isMet={sessions.capacity >= 100}
        target="room for 100 or more"
      >
        room for {toFigure(sessions.capacity)}, at most {toFigure(sessions.peak)} within the hour
      </Criterion>
    </dl>
  );
}

interface CriterionProps {
  term: string;
  figure: string;
  /** Null while there is nothing to judge. */
  isMet: boolean | null;
  target: string;
  children: ReactNode;
}

function Criterion({ term, figure, isMet, target, children }: CriterionProps) {
  return (
    <div>
      <dt className="eyebrow">{term}</dt>
      <dd className="mt-1">
        <span className="block text-2xl font-semibold tracking-tight tabular-nums">{figure}</span>
        <span className="mt-1 flex items-center gap-1.5 text-sm">
          {isMet === true && <CircleCheck aria-hidden className="size-4 shrink-0 text-positive" />}
          {isMet === false && <CircleAlert aria-hidden className="size-4 shrink-0 text-danger" />}
          {isMet === true && <span className="text-positive">Met:</span>}
          {isMet === false && <span className="text-danger">Missed:</span>}
          <span className="text-ink-soft">{target}</span>
        </span>
        <span className="block text-sm text-ink-faint tabular-nums">{children}</span>
      </dd>
    </div>
  );
}
