import { z } from 'zod';

/** Answers a request of Storage as `@supabase/lite` does. */
type Answer = (request: Request) => Promise<Response>;

const PREFIX = /^\/storage\/v1/;
const SIGN = /^\/storage\/v1\/object\/(?:upload\/)?sign\/[^/]+\/./;
const SIGN_MANY = /^\/storage\/v1\/object\/sign\/[^/]+\/?$/;

const manySchema = z.object({ expiresIn: z.number(), paths: z.array(z.string()).max(1000) });
const signedSchema = z.looseObject({ signedUrl: z.string() });
const refusedSchema = z.object({ message: z.string() });

/**
 * Answers a request of Storage, and gives signed addresses the keys and the form that supabase-js completes:
 * `@supabase/lite` answers with other keys and the prefix of Storage, and refuses to sign several in one request.
 */
export async function answerStorage(request: Request, answer: Answer): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (request.method !== 'POST') return answer(request);
  if (SIGN_MANY.test(pathname)) return signMany(request, answer);
  const response = await answer(request);
  if (response.status !== 200 || !SIGN.test(pathname)) return response;
  const { signedUrl, ...others } = signedSchema.parse(await response.json());
  const key = pathname.includes('/object/upload/') ? 'url' : 'signedURL';
  return Response.json({ ...others, [key]: signedUrl.replace(PREFIX, '') });
}

/** Signs several addresses, one after the other; one that is refused has its reason instead. */
async function signMany(request: Request, answer: Answer): Promise<Response> {
  const given = manySchema.safeParse(await request.json().catch(() => undefined));
  if (!given.success) {
    const message = z.prettifyError(given.error);
    return Response.json({ statusCode: '400', error: 'invalid_request', message }, { status: 400 });
  }
  const { expiresIn, paths } = given.data;
  const signed: object[] = [];
  for (const path of paths) {
    // Storage decodes what encodeURI encodes, and no more
    const url = `${request.url.replace(/\/$/, '')}/${encodeURI(path).replaceAll('?', '%3F').replaceAll('#', '%23')}`;
    const response = await answer(
      new Request(url, { method: 'POST', headers: request.headers, body: JSON.stringify({ expiresIn }) }),
    );
    const body: unknown = await response.json();
    const found = signedSchema.safeParse(body);
    signed.push(
      found.success
        ? { path, signedURL: found.data.signedUrl.replace(PREFIX, ''), error: null }
        : { path, signedURL: null, error: refusedSchema.safeParse(body).data?.message ?? 'Not found' },
    );
  }
  return Response.json(signed);
}
