import type { Pool } from 'pg';

const OWNER = 'd0000000-0000-4000-8000-000000000001';
const EDITOR = 'd0000000-0000-4000-8000-000000000002';
const COMMENTER = 'd0000000-0000-4000-8000-000000000003';
const OUTSIDER = 'd0000000-0000-4000-8000-000000000005';
const OPERATOR = 'd0000000-0000-4000-8000-000000000006';
const PROJECT = 'd1000000-0000-4000-8000-000000000001';

const CONTENTS = ['c1000000-0000-4000-8000-000000000001', 'c1000000-0000-4000-8000-000000000002'];
const THREAD = 'c2000000-0000-4000-8000-000000000001';

/**
 * Changes the seeded demo in every way of which SQL appends an event, one transaction for each step: triggers that
 * are deferred run at the commit.
 */
export async function changeEverything(db: Pool, sample: object): Promise<void> {
  const as = async (person: string | null, ...statements: [text: string, values?: unknown[]][]) => {
    const client = await db.connect();
    try {
      await client.query('begin');
      await client.query(`select set_config('request.jwt.claims', $1, true)`, [
        person === null ? '' : JSON.stringify({ sub: person, role: 'authenticated' }),
      ]);
      for (const [text, values] of statements) await client.query(text, values);
      await client.query('commit');
    } finally {
      client.release();
    }
  };
  await changeMembers(as);
  await changeContents(as);
  await changeComments(as);
  await changeBilling(as);
  await changeInboxes(as);
  await changeHealth(as, sample);
}

type As = (person: string | null, ...statements: [text: string, values?: unknown[]][]) => Promise<void>;

async function changeMembers(as: As): Promise<void> {
  const member = [PROJECT, OUTSIDER];
  await as(OWNER, [
    `insert into public.project_members (project_id, user_id, role) values ($1, $2, 'viewer')`,
    member,
  ]);
  await as(OWNER, [
    `update public.project_members set role = 'editor' where project_id = $1 and user_id = $2`,
    member,
  ]);
  await as(OWNER, [`delete from public.project_members where project_id = $1 and user_id = $2`, member]);
}

async function changeContents(as: As): Promise<void> {
  for (const [index, contentId] of CONTENTS.entries()) {
    await as(EDITOR, [
      `insert into public.contents (id, project_id, keyword, created_by) values ($1, $2, 'a keyword', $3)`,
      [contentId, PROJECT, EDITOR],
    ]);
    await as(EDITOR, [
      `insert into public.generations (content_id, project_id, job_id, state, requested_by)
       values ($1, $2, gen_random_uuid(), '{"error": {"message": "No result."}}', $3)`,
      [contentId, PROJECT, EDITOR],
    ]);
    const [status, code] = index === 0 ? ['complete', null] : ['failed', 'too_few_results'];
    await as(
      null,
      [
        `update public.contents set status = $2, title = 'A title', score = 72.5, words = 900 where id = $1`,
        [contentId, status],
      ],
      [
        `update public.generations set status = $2, error_code = $3 where content_id = $1`,
        [contentId, status, code],
      ],
    );
  }
  await as(EDITOR, [
    `select public.queue_keywords($1, gen_random_uuid(), '[{"keyword": "a queued keyword", "locale": "en-US"}]')`,
    [PROJECT],
  ]);
  await as(EDITOR, [`select public.move_contents($1, 'archive')`, [CONTENTS]]);
  await as(EDITOR, [`select public.move_contents($1, 'active')`, [CONTENTS]]);
  await as(OWNER, [`select public.trash_project($1, true)`, [PROJECT]]);
  await as(OWNER, [`select public.trash_project($1, false)`, [PROJECT]]);
  const document = [CONTENTS[0]];
  await as(EDITOR, [`update public.contents set noindex = true where id = $1`, document]);
  await as(EDITOR, [
    `insert into public.figure_answers (content_id, figure, sentence) values ($1, '340', 'It took 340 ms.')`,
    document,
  ]);
  await as(null, [`insert into public.documents (content_id) values ($1)`, document]);
  await as(EDITOR, [
    `insert into public.document_versions (content_id, seq, state, kind) values ($1, 0, '', 'kept')`,
    document,
  ]);
  await as(EDITOR, [
    `update public.document_versions set name = 'First draft' where content_id = $1`,
    document,
  ]);
}

async function changeComments(as: As): Promise<void> {
  const comment = `insert into public.project_comments (id, project_id, content_id, thread_id, parent_id, body, mentions)
                   values ($1, $2, $3, $4, $5, 'Well said.', $6)`;
  await as(COMMENTER, [comment, [THREAD, PROJECT, CONTENTS[0], THREAD, null, [EDITOR]]]);
  const reply = THREAD.replace(/1$/, '2');
  await as(EDITOR, [comment, [reply, PROJECT, CONTENTS[0], THREAD, THREAD, []]]);
  await as(OWNER, ['select public.resolve_thread($1, true)', [THREAD]]);
}

async function changeBilling(as: As): Promise<void> {
  for (const change of [
    `plan_id = 'business'`,
    `plan_id = 'team'`,
    `status = 'past_due', amount = 4900, currency = 'usd'`,
    `cancel_at = now()`,
    `payment_failed_at = now()`,
  ]) {
    await as(null, [`update public.subscriptions set ${change} where id = 'demo'`]);
  }
  await as(null, [`update public.subscriptions set status = 'active' where id = 'demo'`]);
  for (const share of [0.8, 1]) {
    await as(null, [
      `insert into public.usage (project_id, month, generations)
       select $1, private.to_month(now()), ceil((private.plan_of($1)).generations_per_month * $2::numeric)
       on conflict (project_id, month) do update set generations = excluded.generations`,
      [PROJECT, share],
    ]);
  }
}

async function changeInboxes(as: As): Promise<void> {
  await as(null, [
    `update public.generations set batch = gen_random_uuid(), requested_by = $2 where content_id = $1`,
    [CONTENTS[0], EDITOR],
  ]);
  await as(null, ['select private.notify_of_batches()']);
  await as(OPERATOR, [`select public.announce('Maintenance', 'On Sunday.')`]);
  await as(OPERATOR, [`select public.announce('News', '', '/projects')`]);
  await as(OWNER, ['select public.mark_notifications(null, true)']);
  await as(OWNER, ['select public.mark_notifications(null, false)']);
  await as(OWNER, ['select public.delete_notifications(null, true)']);
  await as(OWNER, [
    'select public.delete_notifications(array(select id from public.notifications where user_id = $1), false)',
    [OWNER],
  ]);
  // Takes the notifications about the content with it.
  await as(OWNER, ['delete from public.contents where id = $1', [CONTENTS[1]]]);
}

async function changeHealth(as: As, sample: object): Promise<void> {
  const errors = [{ fingerprint: 'f', title: 'A title', detail: 'A stack', count: 2 }];
  await as(null, [
    `select monitoring.report('web-1', 'web', now(), $1, $2)`,
    [JSON.stringify(sample), JSON.stringify(errors)],
  ]);
  await as(OPERATOR, [`select monitoring.change_alert(id, 'acknowledge') from monitoring.alerts`]);
  await as(null, [`select monitoring.record_outage('web-1', 3.5, 'refused')`]);
  await as(OPERATOR, [`select monitoring.change_alert(id, 'resolve') from monitoring.alerts`]);
  await as(null, [`select monitoring.stop('web-1')`]);
}
