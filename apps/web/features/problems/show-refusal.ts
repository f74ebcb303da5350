import { toast } from 'sonner';
import type { ActionResult } from './refusal.ts';

/** Says why something was refused, where no form is there to say it. */
export function showRefusal(result: ActionResult): void {
  if (!result.ok) toast.error(result.sentence);
}
