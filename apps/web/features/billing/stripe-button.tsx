'use client';

import { useState } from 'react';
import * as z from 'zod/mini';
import { Button } from '@/components/button.tsx';
import { callApi } from '@/features/problems/call-api.ts';
import { showProblem } from '@/features/problems/show-refusal.ts';

const placeSchema = z.object({ url: z.url({ protocol: /^https?$/ }) });

interface StripeButtonProps {
  projectId: string;
  /** What to subscribe to. Without it the button leads to the customer portal. */
  planId?: string;
  tone?: 'primary' | 'neutral';
  children: string;
}

/** Goes to Stripe: to pay for a plan, or to change or end a subscription. */
export function StripeButton({ projectId, planId, tone = 'neutral', children }: StripeButtonProps) {
  const [isPending, setIsPending] = useState(false);

  async function go() {
    setIsPending(true);
    const place = planId === undefined ? 'portal' : 'checkout';
    const answer = await callApi(`/api/billing/${projectId}/${place}`, placeSchema, {
      method: 'POST',
      ...(planId !== undefined && { body: { planId } }),
    });
    if (answer.ok) {
      // Pending until the page is left.
      location.assign(answer.data.url);
      return;
    }
    setIsPending(false);
    showProblem('Stripe did not open', answer.problem);
  }

  return (
    <Button tone={tone} pending={isPending} onClick={() => void go()}>
      {children}
    </Button>
  );
}
