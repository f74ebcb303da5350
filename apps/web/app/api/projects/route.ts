import { z } from 'zod';
import { createProject } from '@/features/projects/server/create-project.ts';
import { defineRoutes } from '@/server/define-routes.ts';
import { unwrap } from '@/server/http/problem.ts';
import { readBody } from '@/server/http/read-body.ts';

const bodySchema = z.object({
  name: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .refine(
      (name) => name.isWellFormed() && !/[\p{Cc}\p{Bidi_C}\u2028\u2029]/u.test(name),
      'No control characters, no marks of direction, no broken surrogates',
    )
    .refine((name) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(name), 'Something that can be seen'),
});

export const { DELETE, GET, PATCH, POST, PUT } = defineRoutes({
  async POST({ request, ctx }) {
    const project = unwrap(await createProject(ctx, await readBody(request, bodySchema)));
    return Response.json(project, { status: 201, headers: { location: `/projects/${project.id}` } });
  },
});
