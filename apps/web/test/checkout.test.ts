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

interface Session {
  id: string;
  object: 'checkout.session';
  status: 'open' | 'complete' | 'expired';
  url: string | null;
}
/** The sessions of the Stripe of this test by id, and by idempotency key. */
const sessions = new Map<string, Session>();
const sessionsByKey = new Map<string, Session>();

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
      const answer = refusing ? undefined : toAnswer(url, request.headers['idempotency-key']);
      response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer ?? NO_ANSWER));
    });
  });
}

const NO_ANSWER = {
  error: { message: 'Invalid API Key provided: sk_test_of_this_test', type: 'invalid_request_error' },
};

function toAnswer(url: URL, key: string | string[] | undefined): object | undefined {
  const [, , resource, , id, verb] = url.pathname.split('/');
  if (resource === 'prices') {
    const keys = [...url.searchParams.entries()].filter(([name]) => name.startsWith('lookup_keys'));
    const data = PRICES.filter(({ lookup_key: known }) => keys.some(([, value]) => value === known));
    return { object: 'list', has_more: false, data };
  }
  if (resource === 'billing_portal') return { id: 'bps_1', url: 'https://billing.stripe.test/bps_1' };
  const session = id === undefined ? createSession(String(key)) : sessions.get(id);
  if (session && verb === 'expire') Object.assign(session, { status: 'expired', url: null });
  return session;
}

function createSession(key: string): Session {
  const known = sessionsByKey.get(key);
  if (known) return known;
  const id = `cs_${sessions.size + 1}`;
  const url = `https://checkout.stripe.test/${id}`;
  const session: Session = { id, object: 'checkout.session', status: 'open', url };
  sessions.set(id, session);
  sessionsByKey.set(key, session);
  return session;
}

function readOpen(): string[] {
  return [...sessions.values()].flatMap(({ status, url }) => (status === 'open' && url !== null ? url : []));
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

test('a project has one open checkout, however often and by whomever one is asked for', async () => {
  const other = await web.createPerson();
  const projectId = await web.createProject(owner, { owner: other });
  sessions.clear();
  const people = [owner, other, owner, other, owner];
  const answers = await Promise.all(people.map((person) => answer(person, checkout, projectId)));
  const [url] = readOpen();
  expect(answers).toEqual(people.map(() => ({ status: 201, body: { url } })));
  expect(await answer(other, checkout, projectId)).toEqual({ status: 201, body: { url } });
  expect(readOpen()).toEqual([url]);
});

test('choosing another plan closes the open checkout, also when two plans are chosen at once', async () => {
  const projectId = await web.createProject(owner);
  sessions.clear();
  await answer(owner, checkout, projectId, 'team');
  await answer(owner, checkout, projectId, 'business');
  expect([...sessions.values()].map(({ status }) => status)).toEqual(['expired', 'open']);

  const plans = ['team', 'business', 'team', 'business'];
  const answers = await Promise.all(plans.map((plan) => answer(owner, checkout, projectId, plan)));
  const codes = new Set(answers.map(({ status }) => status));
  expect([...codes].filter((status) => status !== 201 && status !== 409)).toEqual([]);
  expect(readOpen()).toHaveLength(1);
});

test('a paid checkout is not opened a second time, and a closed one is opened anew', async () => {
  const projectId = await web.createProject(owner);
  sessions.clear();
  const first = await answer(owner, checkout, projectId);
  for (const session of sessions.values()) Object.assign(session, { status: 'complete', url: null });
  for (const plan of ['team', 'business']) {
    const refused = await answer(owner, checkout, projectId, plan);
    expect(refused).toMatchObject({ status: 409, body: { code: 'already_subscribed' } });
    expect(JSON.stringify(refused.body)).toContain('Stripe is confirming a payment');
  }
  for (const session of sessions.values()) Object.assign(session, { status: 'expired' });
  const second = await answer(owner, checkout, projectId);
  expect(second.status).toBe(201);
  expect(second.body).not.toEqual(first.body);
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
