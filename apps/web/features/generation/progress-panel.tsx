import type { ReactNode } from 'react';
import { LiveMessage } from '@/components/live-message.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { toEtaLabel } from './to-eta-label.ts';
import type { ContentGeneration, GenerationProgress } from './use-content-generation-progress.ts';
import { useGlidingNumber } from '@/components/hooks/use-gliding-number.ts';
import { usePacedMessage } from '@/components/hooks/use-paced-message.ts';

interface ProgressPanelProps extends Pick<ContentGeneration, 'stages' | 'etaSeconds'> {
  status: 'queued' | 'running';
  progress: GenerationProgress;
  actions?: ReactNode;
}

/** How far a running generation has come: percentage, timeline, the current counter in words, the time left. */
export function ProgressPanel({ progress, stages, status, etaSeconds, actions }: ProgressPanelProps) {
  const percentage = useGlidingNumber(progress.percentage);
  const isQueued = status === 'queued';
  const step = `Stage ${progress.currentStep} of ${progress.totalSteps}`;
  const label = isQueued ? 'Waiting to start' : progress.label;
  const detail = (isQueued ? null : stages[progress.currentStep - 1]?.detail) ?? '';
  const spoken = [isQueued ? label : `${step}, ${label}`, detail, `${progress.percentage} percent`]
    .filter(Boolean)
    .join(', ');
  const announced = usePacedMessage(label, spoken);
  return (
    <PanelFrame
      eyebrow={isQueued ? 'Queued' : step}
      label={label}
      figure={
        <>
          {percentage}
          <span className="text-lg sm:text-xl text-ink-faint">%</span>
        </>
      }
      actions={actions}
      stages={stages}
      percentage={progress.percentage}
      valueText={spoken}
      note={<span className="line-clamp-1">{detail}</span>}
      aside={isQueued ? '' : toEtaLabel(etaSeconds)}
    >
      <LiveMessage>{announced}</LiveMessage>
    </PanelFrame>
  );
}
