import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Stripe } from 'stripe';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { POST } from '@/app/api/stripe/webhook/route.ts';
import { startTestWeb, type Person, type TestWeb } from '@/test/support/test-web.ts';

const SECRET = 'whsec_of_this_test';
let web: TestWeb;
let owner: Person;
beforeAll(async () => {
  web = await startTestWeb({ STRIPE_WEBHOOK_SECRET: SECRET });
  owner = await web.createPerson();
});
afterAll(() => web[Symbol.asyncDispose]());

interface Event {
  id: string;
  type: string;
  created: number;
  data: { object: object };
}

const sign = (payload: string, options: { secret?: string; timestamp?: number } = {}) =>
  Stripe.webhooks.generateTestHeaderString({ payload, secret: SECRET, ...options });

async function post(body: string, signature: string | null): Promise<string> {
  const response = await POST(
    new Request('http://127.0.0.1/api/stripe/webhook', {
      method: 'POST',
      body,
      headers: signature === null ? {} : { 'stripe-signature': signature },
    }),
  );
  const answer: unknown = await response.json();
  const said = typeof answer === 'object' && answer !== null ? answer : {};
  const word = 'code' in said ? said.code : 'outcome' in said ? said.outcome : '';
  return `${response.status} ${String(word)}`;
}

const send = (event: Event) => {
  const body = JSON.stringify(event);
  return post(body, sign(body));
};

const PRICES = [
  { id: 'price_team', lookup_key: 'headway_team', unit_amount: 4900, currency: 'usd' },
  { id: 'price_business', lookup_key: 'headway_business', unit_amount: 19_900, currency: 'jpy' },
  { id: 'price_other', lookup_key: null, unit_amount: null, currency: 'chf' },
];
const STATUSES = ['incomplete', 'active', 'past_due', 'trialing', 'unpaid', 'a status of tomorrow'];
const START = 1_795_000_000;

function subscriptionEvent(
  subscription: string,
  type: 'created' | 'updated' | 'deleted',
  created: number,
  { price = 0, status = 'active', ends = false, projectId = '' } = {},
): Event {
  return {
    id: `evt_${randomUUID()}`,
    type: `customer.subscription.${type}`,
    created,
    data: {
      object: {
        id: subscription,
        object: 'subscription',
        status: type === 'deleted' ? 'canceled' : status,
        customer: `cus_${subscription}`,
        metadata: { project_id: projectId, note: '<script>alert(1)</script>' },
        cancel_at: null,
        cancel_at_period_end: ends,
        items: { data: [{ quantity: 1, current_period_end: START + 2_592_000, price: PRICES[price] }] },
      },
    },
  };
}

/** The life of one subscription as Stripe would tell it, several events in the same second included. */
const lifeArbitrary = fc.record({
  gaps: fc.array(fc.nat(2), { minLength: 8, maxLength: 8 }),
  steps: fc.array(fc.record({ price: fc.nat(2), status: fc.constantFrom(...STATUSES), ends: fc.boolean() }), {
    minLength: 8,
    maxLength: 8,
  }),
  deleted: fc.boolean(),
});
type Life = typeof lifeArbitrary extends fc.Arbitrary<infer T> ? T : never;

function tell(life: Life, subscription: string, projectId: string): Event[] {
  let now = START;
  const events = life.steps.map((step, index) => {
    now += index === 0 ? 0 : (life.gaps[index] ?? 0);
    return subscriptionEvent(subscription, index === 0 ? 'created' : 'updated', now, { ...step, projectId });
  });
  if (life.deleted) events.push(subscriptionEvent(subscription, 'deleted', now, { projectId }));
  return events;
}

/** The event whose state remains, by the rule that is documented. */
function lastOf(events: Event[]): Event | undefined {
  const rank = ({ type }: Event) => (type.endsWith('deleted') ? 3 : type.endsWith('updated') ? 2 : 1);
  return events
    .toSorted(
      (a, b) =>
        Number(rank(a) === 3) - Number(rank(b) === 3) ||
        a.created - b.created ||
        rank(a) - rank(b) ||
        (a.id < b.id ? -1 : 1),
    )
    .at(-1);
}

async function read(subscription: string) {
  const { rows } = await web.db.query<{
    event_id: string;
    status: string;
    currency: string | null;
    amount: string | null;
    plan_id: string | null;
    project_id: string;
  }>('select * from public.subscriptions where id = $1', [subscription]);
  return rows[0];
}

test('a thousand webhooks, doubled, shuffled and some forged, leave what Stripe meant, each told once', async () => {
  const lives = fc.sample(lifeArbitrary, { numRuns: 50, seed: 7 });
  const stories = await Promise.all(
    lives.map(async (life, index) => {
      const subscription = `sub_${index}`;
      const projectId = await web.createProject(owner);
      const events = tell(life, subscription, projectId);
      const failed: Event = {
        id: `evt_${randomUUID()}`,
        type: 'invoice.payment_failed',
        created: START + 100,
        data: { object: { id: 'in_1', amount_due: 1, parent: { subscription_details: { subscription } } } },
      };
      return { subscription, projectId, events, all: [...events, failed] };
    }),
  );
  const genuine = stories.flatMap(({ all }) => all);
  const posts = [...genuine, ...genuine].map((event) => () => send(event));
  while (posts.length < 1000) {
    const body = JSON.stringify(
      subscriptionEvent(`sub_${posts.length % 50}`, 'updated', START + 1000, { price: 1 }),
    );
    const forged = [
      sign(body, { secret: 'whsec_of_somebody_else' }),
      sign(body, { timestamp: Math.floor(Date.now() / 1000) - 301 }),
      sign(`${body} `),
      't=1,v1=00',
      '',
    ];
    posts.push(() => post(body, forged[posts.length % forged.length] ?? null));
  }
  const [shuffled = []] = fc.sample(fc.shuffledSubarray(posts, { minLength: posts.length }), {
    numRuns: 1,
    seed: 11,
  });
  const outcomes = new Map<string, number>();
  for (let at = 0; at < shuffled.length; at += 40) {
    for (const outcome of await Promise.all(shuffled.slice(at, at + 40).map((send) => send()))) {
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
  }
  expect(Object.fromEntries(outcomes)).toEqual({
    '200 applied': genuine.length,
    '200 duplicate': genuine.length,
    '400 bad_signature': 1000 - 2 * genuine.length,
  });
  for (const { subscription, projectId, events } of stories) {
    const last = lastOf(events);
    const held = await read(subscription);
    expect(held).toMatchObject({ event_id: last?.id, project_id: projectId });
    expect(last?.data.object).toMatchObject({ status: held?.status });
    const price = PRICES.find(({ currency }) => currency === held?.currency);
    expect(held?.amount ?? null).toBe(price?.unit_amount === null ? null : String(price?.unit_amount));
    expect(held?.plan_id ?? null).toBe(price?.lookup_key?.replace('headway_', '') ?? null);
  }
  const { rows } = await web.db.query<{ told: number; distinct: number; strangers: number }>(
    `select count(*)::int as told, count(distinct dedupe_key)::int as distinct,
            count(*) filter (where not split_part(dedupe_key, ':', 3) = any ($1))::int as strangers
       from public.notifications where kind = 'subscription_changed'`,
    [genuine.map(({ id }) => id)],
  );
  expect(rows[0]?.told).toBeGreaterThan(50);
  expect(rows[0]).toMatchObject({ distinct: rows[0]?.told, strangers: 0 });
});

test('what a person notices is told once: the plan, the end in sight, a failed payment', async () => {
  const projectId = await web.createProject(owner);
  const subscription = `sub_${randomUUID()}`;
  const checkout: Event = {
    id: `evt_${randomUUID()}`,
    type: 'checkout.session.completed',
    created: START,
    data: { object: { id: 'cs_1', client_reference_id: projectId, customer: { id: 'cus_1' }, subscription } },
  };
  const story = [
    checkout,
    subscriptionEvent(subscription, 'created', START, { status: 'incomplete' }),
    subscriptionEvent(subscription, 'updated', START + 1),
    subscriptionEvent(subscription, 'updated', START + 2),
    subscriptionEvent(subscription, 'updated', START + 3, { ends: true }),
    {
      id: `evt_${randomUUID()}`,
      type: 'invoice.payment_failed',
      created: START + 4,
      data: { object: { subscription } },
    },
    subscriptionEvent(subscription, 'deleted', START + 5),
    subscriptionEvent(subscription, 'updated', START + 6),
  ];
  for (const event of story) expect(await send(event)).toBe('200 applied');
  const { rows } = await web.db.query<{ change: string; status: string }>(
    `select data ->> 'change' as change, data ->> 'status' as status from public.notifications
      where project_id = $1 and kind = 'subscription_changed' order by created_at`,
    [projectId],
  );
  expect(rows).toEqual([
    { change: 'status', status: 'active' },
    { change: 'cancel_at', status: 'active' },
    { change: 'payment_failed', status: 'active' },
    { change: 'status', status: 'canceled' },
  ]);
  expect(await read(subscription)).toMatchObject({ status: 'canceled', project_id: projectId });
});

test('what is not for us is accepted and leaves nothing; what is no event is not accepted', async () => {
  const before = await web.db.query('select count(*)::int as n from public.subscriptions');
  const other = (type: string, object: object): Event => ({
    id: `evt_${randomUUID()}`,
    type,
    created: START,
    data: { object },
  });
  expect(await send(other('a.type.of.tomorrow', { surprise: [null] }))).toBe('200 ignored');
  expect(await send(other('invoice.payment_failed', { id: 'in_1' }))).toBe('200 applied');
  expect(await send(other('checkout.session.completed', { id: 'cs_1', mode: 'payment' }))).toBe(
    '200 applied',
  );
  const gone = subscriptionEvent('sub_gone', 'updated', START, { projectId: randomUUID() });
  expect(await send(gone)).toBe('200 applied');
  expect(await send(other('customer.subscription.updated', { id: 'sub_odd' }))).toBe('422 invalid_body');
  for (const body of ['', 'null', '{', '[]', '{"id":1}', '{"id":"evt","object":"event"}']) {
    expect(await post(body, sign(body))).toMatch(/^4(00 malformed_body|22 invalid_body)$/);
  }
  const good = JSON.stringify(other('a.type', {}));
  expect(await post(good, null)).toBe('400 bad_signature');
  const large = JSON.stringify(other('a.type', { text: 'x'.repeat(1_100_000) }));
  expect(await post(large, sign(large))).toBe('413 body_too_large');
  const after = await web.db.query('select count(*)::int as n from public.subscriptions');
  expect(after.rows[0].n - before.rows[0].n).toBe(1);
});
