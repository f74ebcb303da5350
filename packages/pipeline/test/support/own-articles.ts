import type { Keyword } from './keyword-articles.ts';

/** Sound articles in a person's own words, which cite pages for what they took from them. */
export const OWN_ARTICLES: readonly { keyword: Keyword; markdown: string }[] = [
  {
    keyword: 'server components',
    markdown: `# Server Components in React and Next.js

A server component is a part of a React application that is rendered on the server only. Its code never reaches the browser, so a page that is built from such parts sends less JavaScript and opens sooner [7].

## Why server components exist

Before they existed, every component was a client component. React could draw its HTML on the server, but the browser still had to load the same code and hydrate the page before anything reacted to a click [7]. A large library for dates therefore cost each reader time, even if the route only showed one line of text. Server components change this, because they run once, close to the data, and the client receives just the result.

In Next.js, all layouts and pages are server components by default. You only leave the server when you need it, for example for state, for event handlers, or for browser APIs [1].

## What server components are good at

A server component can be an async function. It fetches its data directly from a database or an API, waits for the value, and passes it on as props. Keys and tokens stay on the server, since nothing of the module is sent to users [1]. The result can also be cached and streamed, so that the slow parts of a route appear later than the fast ones.

Data fetching becomes simpler as well. There is no request from the browser for the first view, and there is no loading state to manage for it. If the client has to refresh the data later, a library such as SWR or TanStack Query can start with the values that the server component provides [3].

## Where client components begin

Server components have no state and no effects. When a button has to react, you mark its file with a directive, and this file together with all that it imports becomes part of the client bundle. The boundary is therefore best placed near the leaves of the tree [7]. Both kinds can be mixed: a client component may receive server components as children, as long as it does not import them.

Props that cross the boundary are serialized. For this reason, you cannot hand an ordinary function from the server to the client. However, you can pass a server function, which the browser calls through a network request [5].

## Changing data with server actions

Forms show how both sides work together. You pass a server function to the action of a form, and Next.js runs it on the server when a user submits the form [5]. Afterwards the cache can be revalidated, and the updated page comes back with the same response. Because anybody could send such a request by hand, each action has to authenticate and authorize its user before it performs the mutation [6].

## When should you use server components?

Start with server components everywhere, and move a part to the client as soon as it needs state or the browser. Heavy client components, such as an editor, can be loaded lazily: you defer their import until a user clicks to open them [8]. In this way most of your application stays small, while the few interactive parts behave just as before.
`,
  },
  {
    keyword: 'caching',
    markdown: `# Caching in Next.js: What to Keep and When to Refresh It

Caching is the habit of keeping the result of some work, so that the next request does not have to repeat it. In Next.js this can be the data of a single function, the output of a component, or a whole route [6].

## What caching does for a page

Most pages ask for the same data again and again. Without a cache, each request runs the query, waits for the API, and renders the components anew. With a cache, the server does this once and returns the stored value until it expires. Readers see the page sooner, and the database has less to do.

However, a cached value can be old. Every kind of caching is therefore a choice between speed and fresh data, and the interesting question is when an entry is thrown away.

## How do you mark data as cached?

With Cache Components, you write a directive at the top of a function, a component or a file. Next.js then builds a key from the arguments of the call, so that different inputs get different entries [1]. The values have to be serializable, because both arguments and results are stored as text. Request data such as cookies and headers cannot be read inside. You read them outside and pass them as arguments instead [5].

A cached component becomes part of the static shell, which is prerendered and sent at once. Parts that depend on the request time, such as a session, wait behind a boundary and stream in later [7].

## Where the entries are stored

By default, entries live in the memory of the server. This is fast, but memory is limited, and a new deployment or another instance begins with an empty cache. For data that is expensive to fetch, a remote store can be used, which all instances share [2]. It adds a request over the network for each lookup, so it only pays off when the work behind it takes much longer than that.

Older applications use a wrapper around their functions, with a list of keys, some tags and a number of seconds. It still works, although the directive replaces it in most cases [5]. When you migrate, you replace the options of each route step by step, and the behavior of the pages stays the same [4].

## How to revalidate a cached value

There are two ways. The first is time: you say how long an entry may live, and after this time the next request causes a fresh one. The second is an event: you give entries tags, and a server action that changes the data revalidates a tag [3]. The second way suits pages whose authors want to see their change immediately, for example a shop that corrects a price.

Both ways can be combined. A long lifetime keeps the page cheap, while tags remove what is known to be wrong.

## What should not be cached

Do not cache what belongs to a single user, unless the key contains the user. Do not cache either what is cheap to compute, since each entry needs memory and attention. Finally, cache answers of a language model only after they have passed your checks, because a bad response would otherwise be returned for every later request with the same parameters [8].
`,
  },
];
