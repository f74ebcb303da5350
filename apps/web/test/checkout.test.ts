import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen } from '@headway/testing/listen';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { POST as checkout } from '@/app/api/billing/[projectId]/checkout/route.ts';
import { POST as portal } from '@/app/api/billing/[projectId]/portal/route.ts';
import { GET as usage } from '@/app/api/billing/[projectId]/usage/route.ts';
import { startTestWeb, type Person, type TestWeb } from '@/test/support/test-web.ts';

let web: TestWeb;
let stripe: Server;
let owner: Person;
let editor: Person;
let refusing = false;
const asked: { path: string; body: URLSearchParams; key: string | undefined }[] = [];

const PRICES = ['team', 'business'].map((plan, index) => ({
  id: `price_${plan}`,
  object: 'price',
  lookup_key: `headway_${plan}`,
  unit_amount: 4900 + index,
  currency: 'eur',
  recurring: { interval: 'month' },
}));

/** Answers as Stripe's API does, as far as it is asked here. */
function createStripe(): Server {
  return createServer((request, response) => {
    void text(request).then((body) => {
      const url = new URL(request.url ?? '/', 'http://stripe.test');
      asked.push({ path: url.pathname, body: new URLSearchParams(body), key: request.headers.authorization });
      const keys = [...url.searchParams.entries()].filter(([name]) => name.startsWith('lookup_keys'));
      const answers: Record<string, object> = {
        '/v1/prices': {
          object: 'list',
          has_more: false,
          data: PRICES.filter(({ lookup_key: key }) => keys.some(([, value]) => value === key)),
        },
        '/v1/checkout/sessions': {
          id: 'cs_1',
          object: 'checkout.session',
          url: 'https://checkout.stripe.test/cs_1',
        },
        '/v1/billing_portal/sessions': { id: 'bps_1', url: 'https://billing.stripe.test/bps_1' },
      };
      const answer = refusing ? undefined : answers[url.pathname];
      response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify(
          answer ?? {
            error: {
              message: 'Invalid API Key provided: sk_test_of_this_test',
              type: 'invalid_request_error',
            },
          },
        ),
      );
    });
  });
}

beforeAll(async () => {
  stripe = createStripe();
  const port = await listen(stripe);
  web = await startTestWeb({
    STRIPE_SECRET_KEY: 'sk_test_of_this_test',
    STRIPE_API_BASE: `http://127.0.0.1:${port}`,
    HEADWAY_PUBLIC_URL: 'https://headway.example',
  });
  [owner, editor] = [await web.createPerson(), await web.createPerson()];
});
afterAll(async () => {
  stripe.close();
  stripe.closeAllConnections();
  await web[Symbol.asyncDispose]();
});

async function answer(person: Person, handler: typeof checkout, projectId: string, planId = 'team') {
  const response = await web.call(person, handler, { params: { projectId }, body: { planId } });
  const body: unknown = await response.json();
  return { status: response.status, body };
}

test('an owner is led to the checkout of a plan, and comes back to the usage page', async () => {
  const projectId = await web.createProject(owner, { editor });
  expect(await answer(owner, checkout, projectId)).toEqual({
    status: 201,
    body: { url: 'https://checkout.stripe.test/cs_1' },
  });
  const sent = asked.find(({ path }) => path === '/v1/checkout/sessions');
  expect(sent?.key).toBe('Bearer sk_test_of_this_test');
  expect(Object.fromEntries(sent?.body ?? [])).toMatchObject({
    mode: 'subscription',
    client_reference_id: projectId,
    customer_email: `${owner.id}@example.test`,
    'line_items[0][price]': 'price_team',
    'subscription_data[metadata][project_id]': projectId,
    success_url: `https://headway.example/projects/${projectId}/usage?checkout=done`,
    cancel_url: `https://headway.example/projects/${projectId}/usage`,
  });
  expect(await answer(owner, checkout, projectId, 'free')).toMatchObject({ body: { code: 'not_found' } });
  expect(await answer(editor, checkout, projectId)).toMatchObject({ body: { code: 'role_too_low' } });
  expect(await answer(editor, portal, projectId)).toMatchObject({ body: { code: 'role_too_low' } });
  expect(await answer(owner, portal, projectId)).toMatchObject({ body: { code: 'no_subscription' } });
});

test('what is subscribed is changed in the portal', async () => {
  const projectId = await web.createProject(owner);
  await web.db.query(
    `insert into public.subscriptions (id, project_id, plan_id, status, stripe_customer_id)
     values ('sub_1', $1, 'team', 'active', 'cus_1')`,
    [projectId],
  );
  expect(await answer(owner, checkout, projectId)).toMatchObject({ body: { code: 'already_subscribed' } });
  expect(await answer(owner, portal, projectId)).toEqual({
    status: 201,
    body: { url: 'https://billing.stripe.test/bps_1' },
  });
  expect(asked.at(-1)?.body.get('customer')).toBe('cus_1');
  const response = await web.call(owner, usage, { params: { projectId } });
  expect(await response.json()).toMatchObject({
    billingConfigured: true,
    plan: { id: 'team', price: { amount: 4900, currency: 'eur', interval: 'month' }, forSale: true },
    plans: [{ id: 'free', price: null, forSale: false }, { id: 'team' }, { id: 'business' }],
  });
});

test('when Stripe does not do it, people are told so, and nothing of the key', async () => {
  const projectId = await web.createProject(owner);
  refusing = true;
  const said = await answer(owner, checkout, projectId);
  refusing = false;
  expect(said).toMatchObject({ status: 502, body: { code: 'billing_unavailable' } });
  expect(JSON.stringify(said)).not.toContain('sk_test');
});
