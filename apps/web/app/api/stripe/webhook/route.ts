import { takeWebhook } from '@/features/billing/server/webhook/take-webhook.ts';
import { log } from '@/server/log.ts';
import { toProblemResponse } from '@/server/problem.ts';
import { readBytes } from '@/server/read-body.ts';
import { toProblem } from '@/server/to-problem.ts';
import { refuseOtherMethods } from '@/server/refuse-other-methods.ts';

const MAX_BYTES = 1_048_576;

// Called by Stripe, whose signature stands for a session. Whatever is not answered with 200 is sent again.
export async function POST(request: Request): Promise<Response> {
  try {
    const body = await readBytes(request, MAX_BYTES);
    const outcome = await takeWebhook(body, request.headers.get('stripe-signature'));
    return Response.json({ received: true, outcome });
  } catch (error) {
    const problem = toProblem(error, { method: 'POST', path: '/api/stripe/webhook' });
    log.warn('a webhook was refused', { code: problem.code });
    return toProblemResponse(problem);
  }
}

export const { DELETE, GET, PATCH, PUT } = refuseOtherMethods('POST');
