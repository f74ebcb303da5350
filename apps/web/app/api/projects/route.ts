import { z } from 'zod';
import { createProject } from '@/features/projects/server/create-project.ts';
import { defineRoute } from '@/server/define-route.ts';
import { readBody } from '@/server/http/read-body.ts';
import { refuseOtherMethods } from '@/server/http/refuse-other-methods.ts';

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

export const POST = defineRoute(async ({ request, user }) => {
  const { name } = await readBody(request, bodySchema);
  const project = await createProject(user, name);
  return Response.json(project, { status: 201, headers: { location: `/projects/${project.id}` } });
});

export const { DELETE, GET, PATCH, PUT } = refuseOtherMethods('POST');
