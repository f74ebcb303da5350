import { cancelGeneration } from '@headway/generations/server';
import { createGenerationContext } from '@/features/generation/server/generation-context.ts';
import { defineRoutes } from '@/server/define-routes.ts';
import { unwrap } from '@/server/http/problem.ts';

export const { DELETE, GET, PATCH, POST, PUT } = defineRoutes({
  async POST({ ctx, id }) {
    const contentId = id('id');
    return unwrap(await cancelGeneration(await createGenerationContext(ctx), { contentId }));
  },
});
