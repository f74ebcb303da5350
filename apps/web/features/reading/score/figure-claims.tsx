import type { FigureClaim } from '@headway/pipeline/article';
import { Button } from '@/components/button.tsx';
import { RelativeTime } from '@/components/time/relative-time.tsx';

/** How a person answers for a figure. */
export interface ClaimActions {
  mayAnswer: boolean;
  /** Why answers may be missing, as a sentence; null when none are. */
  problem: string | null;
  reload: () => void;
  answer: (claim: FigureClaim) => Promise<void>;
  withdraw: (claim: FigureClaim) => Promise<void>;
}

interface FigureClaimsProps {
  claims: readonly FigureClaim[];
  figures: ClaimActions;
  onShow: (passage: string) => void;
}

/** The figures that are on no cited page, and the people who answer for them. */
export function FigureClaims({ claims, figures, onShow }: FigureClaimsProps) {
  return (
    <ul className="mt-2 space-y-2 text-xs">
      {figures.problem !== null && (
        <li className="text-caution">
          <p role="alert">{figures.problem}</p>
          <Button size="small" className="mt-1" onClick={figures.reload}>
            Try again
          </Button>
        </li>
      )}
      {claims.map((claim) => (
        <li key={`${claim.figure} ${claim.sentence}`} className="border-l-2 border-rule pl-2">
          <button
            type="button"
            onClick={() => onShow(claim.sentence)}
            className="line-clamp-2 text-left text-ink-soft underline-offset-2 hover:underline"
          >
            <span className="font-medium text-ink">{claim.figure}</span> in “{claim.sentence}”
          </button>
          {claim.answer && (
            <p>
              {claim.answer.by} answers for it, <RelativeTime iso={claim.answer.at} />
            </p>
          )}
          {figures.mayAnswer && (
            <Button
              size="small"
              className="mt-1"
              onClick={() => void (claim.answer ? figures.withdraw(claim) : figures.answer(claim))}
            >
              {claim.answer ? 'Withdraw' : 'I answer for this figure'}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
