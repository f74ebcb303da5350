import { hydrateRoot } from 'react-dom/client';
import { createRealtimeClient, type Inspection, type RealtimeTimings } from '../src/client/index.ts';
import { App, type AppProps } from './client-app.tsx';
import { follow, type Followed } from './client-tab.ts';

/** What a test does in a page. */
export interface Page {
  follow: (identity: string, topic: string, timings: Partial<RealtimeTimings>) => void;
  seen: () => Followed['seen'];
  inspect: () => Inspection;
  hydrate: (props: AppProps) => void;
  unmount: () => void;
  /** Whether the page came out of the back/forward cache. */
  wasKept: boolean;
}

declare global {
  interface Window {
    page: Page;
  }
}

let inspect: (() => Inspection) | undefined;
let followed: Followed | undefined;
let unmount: (() => void) | undefined;

window.page = {
  wasKept: false,
  follow(identity, topic, timings) {
    const client = createRealtimeClient({ url: '/events', identity, timings });
    inspect = client.inspect().get;
    followed = follow(client, topic);
  },
  seen: () => followed?.seen ?? [],
  inspect() {
    if (!inspect) throw new Error('nothing is followed');
    return inspect();
  },
  hydrate(props) {
    const root = hydrateRoot(document.querySelector('#root') ?? document.body, <App {...props} />);
    unmount = () => root.unmount();
  },
  unmount: () => unmount?.(),
};
window.addEventListener('pageshow', ({ persisted }) => {
  window.page.wasKept = persisted;
});
