import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { readInvitation } from '@/features/people/server/read-invitation.ts';
import { startTestWeb, type Person, type TestWeb } from '@/test/support/test-web.ts';

let web: TestWeb;
let owner: Person;
let editor: Person;
let guest: Person;
let stranger: Person;
let projectId: string;

beforeAll(async () => {
  web = await startTestWeb();
  [guest, stranger] = [await web.createPerson(), await web.createPerson()];
  await web.db.query('update auth.users set email_confirmed_at = now()');
});
afterAll(() => web[Symbol.asyncDispose]());
beforeEach(async () => {
  // Each test has an owner of its own, since a person's invitations are counted.
  [owner, editor] = [await web.createPerson(), await web.createPerson()];
  projectId = await web.createProject(owner, { editor });
});

const toEmail = ({ id }: Person) => `${id}@example.test`;

const invite = (person: Person, email: string, role = 'editor') =>
  web.rest(person, 'POST', 'rpc/invite_member', { project: projectId, email, role });

const accept = (person: Person | null, token: string) =>
  web.rest(person, 'POST', 'rpc/accept_invitation', { token });

async function readHint(response: Response): Promise<string | null> {
  return z.object({ hint: z.string().nullable() }).parse(await response.json()).hint;
}

/** Invites an address and returns the token of the link. */
async function inviteAs(person: Person, email: string, role?: string): Promise<string> {
  return z.object({ token: z.string() }).parse(await (await invite(person, email, role)).json()).token;
}

async function readRole(person: Person): Promise<string | null> {
  const { rows } = await web.db.query<{ role: string }>(
    'select role from public.project_members where project_id = $1 and user_id = $2',
    [projectId, person.id],
  );
  return rows[0]?.role ?? null;
}

test('an invited person joins by the link, once, and not before', async () => {
  const token = await inviteAs(owner, ` ${toEmail(guest).toUpperCase()} `, 'commenter');
  expect(await readRole(guest)).toBeNull();
  expect(await readInvitation(token)).toMatchObject({
    email: toEmail(guest),
    role: 'commenter',
    projectName: 'A project',
    isExpired: false,
  });

  expect(await (await accept(guest, token)).json()).toBe(projectId);
  expect(await readRole(guest)).toBe('commenter');
  expect(await readInvitation(token)).toBeNull();
  expect(await readHint(await accept(guest, token))).toBe('invitation_gone');
});

test('a link does nothing for another account, for an address that nobody has proved, and when signed out', async () => {
  const token = await inviteAs(owner, toEmail(guest));
  expect(await readHint(await accept(stranger, token))).toBe('invitation_for_other');
  expect((await accept(null, token)).ok).toBe(false);
  await web.db.query('update auth.users set email_confirmed_at = null where id = $1', [guest.id]);
  expect(await readHint(await accept(guest, token))).toBe('invitation_for_other');
  await web.db.query('update auth.users set email_confirmed_at = now() where id = $1', [guest.id]);
  expect(await Promise.all([readRole(stranger), readRole(guest)])).toEqual([null, null]);
});

test('an invitation that has expired, was withdrawn or was sent anew admits nobody', async () => {
  const first = await inviteAs(owner, toEmail(guest));
  const second = await inviteAs(owner, toEmail(guest), 'viewer');
  expect(await readHint(await accept(guest, first))).toBe('invitation_gone');
  await web.db.query(`update public.invitations set expires_at = now() where token = $1`, [second]);
  expect(await readHint(await accept(guest, second))).toBe('invitation_expired');
  const third = await inviteAs(owner, toEmail(guest));
  const withdrawn = await web.rest(owner, 'DELETE', `invitations?token=eq.${third}`);
  expect(await withdrawn.json()).toHaveLength(1);
  expect(await readHint(await accept(guest, third))).toBe('invitation_gone');
});

test('only owners invite, and only they see the invitations', async () => {
  expect(await readHint(await invite(editor, toEmail(guest)))).toBe('role_too_low');
  expect(await readHint(await invite(stranger, toEmail(guest)))).toBe('role_too_low');
  await inviteAs(owner, toEmail(guest));
  const seen = async (person: Person) => (await web.rest(person, 'GET', 'invitations')).json();
  expect(await seen(owner)).toHaveLength(1);
  for (const person of [editor, guest, stranger]) expect(await seen(person)).toEqual([]);
  const forged = { project_id: projectId, email: toEmail(stranger), role: 'owner' };
  expect((await web.rest(owner, 'POST', 'invitations', forged)).status).toBe(403);
});

test.each([
  ['', 'invalid_address'],
  ['no address', 'invalid_address'],
  ['a@b\nBcc: everyone@example.test', 'invalid_address'],
  [`${'a'.repeat(250)}@example.test`, 'invalid_address'],
])('%j is refused', async (email, hint) => {
  expect(await readHint(await invite(owner, email))).toBe(hint);
});

test('members are not invited, roles must exist, and 20 invitations an hour are enough', async () => {
  expect(await readHint(await invite(owner, toEmail(editor)))).toBe('already_member');
  expect(await readHint(await invite(owner, 'a@example.test', 'admin'))).toBe('unknown_role');
  for (let n = 0; n < 20; n += 1) expect((await invite(owner, `a${n}@example.test`)).ok).toBe(true);
  expect(await readHint(await invite(owner, 'one-more@example.test'))).toBe('too_many_invitations');
});
