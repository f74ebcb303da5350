import { createClient } from '@supabase/supabase-js';
import { z } from 'zod';

/** Where a person signs in. */
export interface AccountsOf {
  url: string;
  supabaseUrl: string;
  publishableKey: string;
  /** Of the addresses. Default: `demo.test`, the demo accounts. */
  domain?: string;
}

/** Writes the address of a person. */
export function toEmail({ domain = 'demo.test' }: Pick<AccountsOf, 'domain'>, name: string): string {
  return `${name.toLowerCase()}@${domain}`;
}

/** A person who is signed in. */
export interface Person {
  id: string;
  /** Access token. */
  token: string;
  /** Calls the API of the web application as this person; `body` is sent as JSON. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
}

/** Signs in a person through Supabase Auth. */
export async function signIn(
  where: AccountsOf,
  name: 'owner' | 'editor' | 'commenter' | 'viewer' | 'outsider' | 'operator',
): Promise<Person> {
  const supabase = createClient(where.supabaseUrl, where.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const { data, error } = await supabase.auth.signInWithPassword({
    email: toEmail(where, name),
    password: 'headway-demo',
  });
  if (error) throw error;
  const token = data.session.access_token;
  return {
    id: data.user.id,
    token,
    call: (method, path, body, headers) =>
      fetch(new URL(path, where.url), {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
}

const requestedSchema = z.object({ contentId: z.uuid(), generationId: z.uuid() });

/** Requests a generation in a project and returns what was made. */
export async function requestGeneration(person: Person, projectId: string, keyword: string) {
  const response = await person.call('POST', `/api/projects/${projectId}/content`, { keyword });
  if (response.status !== 202) throw new Error(`${response.status}: ${await response.text()}`);
  return requestedSchema.parse(await response.json());
}
