import { applyWebhook } from '@/features/billing/server/webhook/apply-webhook.ts';
import { log } from '@/server/process/log.ts';
import { toProblemResponse } from '@/server/http/problem.ts';
import { readBytes } from '@/server/http/read-body.ts';
import { toProblem } from '@/server/http/to-problem.ts';
import { refuseOtherMethods } from '@/server/http/refuse-other-methods.ts';

const MAX_BYTES = 1_048_576;

// Called by Stripe, whose signature stands for a session. Whatever is not answered with 200 is sent again.
export async function POST(request: Request): Promise<Response> {
  try {
    const body = await readBytes(request, MAX_BYTES);
    const outcome = await applyWebhook(body, request.headers.get('stripe-signature'));
    return Response.json({ received: true, outcome });
  } catch (error) {
    const problem = toProblem(error, { method: 'POST', path: '/api/stripe/webhook' });
    log.warn('a webhook was refused', { code: problem.code });
    return toProblemResponse(problem);
  }
}

export const { DELETE, GET, PATCH, PUT } = refuseOtherMethods('POST');
