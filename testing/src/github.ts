import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { listen } from './listen.ts';

/** The person who is signed in at the stand-in. */
export interface GitHubPerson {
  email: string;
  name: string;
}

/** A stand-in for GitHub's OAuth: everyone who comes agrees at once, unless they refuse. */
export interface GitHub extends AsyncDisposable {
  url: string;
  /** Who comes next. `null` refuses to be signed in. */
  person: GitHubPerson | null;
}

/** Starts a stand-in for GitHub with the answers of its OAuth and of `/user` and `/user/emails`. */
export async function startGitHub(person: GitHubPerson): Promise<GitHub> {
  const github: { person: GitHubPerson | null } = { person };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://github.test');
    request.resume();
    if (url.pathname === '/login/oauth/authorize') {
      const back = new URL(url.searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('state', url.searchParams.get('state') ?? '');
      if (github.person) back.searchParams.set('code', 'a-code');
      else back.searchParams.set('error', 'access_denied');
      response.writeHead(302, { location: back.href }).end();
      return;
    }
    const answer = toAnswer(url.pathname, github.person);
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? { message: 'Not Found' }));
  });
  const port = await listen(server);
  return Object.assign(github, {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () => close(server),
  });
}

function toAnswer(path: string, person: GitHubPerson | null): unknown {
  if (path === '/login/oauth/access_token') {
    return { access_token: 'a-token', token_type: 'bearer', scope: 'user:email' };
  }
  if (person === null) return undefined;
  const { email, name } = person;
  if (path.endsWith('/user/emails')) return [{ email, primary: true, verified: true, visibility: 'private' }];
  if (path.endsWith('/user')) {
    return { id: 4242, login: 'nora', name, email, avatar_url: 'https://github.test/nora.png' };
  }
  return undefined;
}

async function close(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}
