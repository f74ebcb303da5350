import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { GET } from '@/app/api/content/[id]/route.ts';
import { startTestWeb, type Person, type TestWeb } from '@/test/support/test-web.ts';

let web: TestWeb;
let owner: Person;
let projectId: string;

beforeAll(async () => {
  web = await startTestWeb();
  owner = await web.createPerson();
  projectId = await web.createProject(owner, {});
});
afterAll(() => web[Symbol.asyncDispose]());

const textSchema = z.object({
  markdown: z.string(),
  isEdited: z.boolean(),
  limits: z.array(z.string()),
  isUnreadable: z.boolean(),
});
const rowSchema = z.object({ id: z.uuid(), article: z.unknown() });

async function createContent(markdown: string): Promise<string> {
  const article = {
    keyword: 'a keyword',
    locale: 'en',
    title: 'Title',
    metaDescription: '',
    slug: 'title',
    markdown,
    html: '',
    words: 1,
    writer: 'test',
    notice: null,
    publishable: false,
    score: { total: 0, before: 0, parts: [] },
    sources: [],
    checks: [],
    terms: [],
    changes: [],
    jsonLd: '{}',
    usage: { searchCalls: 0, pagesFetched: 0, inputTokens: 0, outputTokens: 0 },
  };
  const { rows } = await web.db.query(
    `insert into public.contents (project_id, keyword, status, article, created_by)
     values ($1, 'a keyword', 'complete', $2, $3) returning id, article`,
    [projectId, article, owner.id],
  );
  return rowSchema.parse(rows[0]).id;
}

async function read(id: string) {
  const response = await web.call(owner, GET, { params: { id } });
  expect(response.status).toBe(200);
  return z.object({ text: textSchema }).parse(await response.json()).text;
}

test.each(['- > quote\n\nOutro.', '>'.repeat(100_000), '> said '.repeat(200), '<table><tr><td>'.repeat(500)])(
  'an article opens that says %.20s',
  async (markdown) => {
    expect(await read(await createContent(markdown))).toMatchObject({ isUnreadable: false });
  },
);

test('an article whose document cannot be read opens with the generated text, and says so', async () => {
  const id = await createContent('# Title\n\nThe *generated* text.\n');
  expect((await read(id)).markdown).toContain('generated');
  await web.db.query('update public.document_snapshots set state = $2 where content_id = $1', [
    id,
    Buffer.from('no update of Yjs'),
  ]);
  expect(await read(id)).toEqual({
    markdown: '# Title\n\nThe *generated* text.\n',
    isEdited: false,
    limits: [],
    isUnreadable: true,
  });
});
