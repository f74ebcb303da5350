import { cancelGeneration } from '@headway/generations/server';
import { createGenerationContext } from '@/features/generation/server/generation-context.ts';
import { toGenerationProblem } from '@/features/generation/server/to-generation-problem.ts';
import { defineRoute } from '@/server/define-route.ts';
import { refuseOtherMethods } from '@/server/http/refuse-other-methods.ts';

export const POST = defineRoute(async ({ user, id }) => {
  const contentId = id('id');
  const result = await cancelGeneration(await createGenerationContext(user), { contentId });
  if (!result.ok) throw toGenerationProblem(result);
  return Response.json(result.value);
});

export const { DELETE, GET, PATCH, PUT } = refuseOtherMethods('POST');
