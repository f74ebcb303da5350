import * as Y from 'yjs';
import { createDocumentProvider, createMemoryStore, type DocumentProvider } from '../src/client/index.ts';
import { signInByEmail } from './demo.ts';

/** Somebody who has an article open in another program than a browser. */
export interface Writer {
  /** Writes at the beginning of the first paragraph, and waits until it is committed. */
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens an article as the person with this address, whose password is that of the demo accounts. */
export async function openAs(
  where: { supabaseUrl: string; publishableKey: string },
  email: string,
  contentId: string,
): Promise<Writer> {
  const supabase = await signInByEmail(where.supabaseUrl, where.publishableKey, email);
  const provider = createDocumentProvider({
    supabase,
    contentId,
    doc: new Y.Doc(),
    store: createMemoryStore(),
  });
  await until(provider, () => provider.getState().status === 'live');
  return {
    async write(text) {
      firstParagraph(provider.doc).insert(0, text, {});
      await until(provider, () => provider.getState().isSaved);
    },
    async close() {
      await provider.destroy();
      await supabase.realtime.disconnect();
    },
  };
}

async function until(provider: DocumentProvider, holds: () => boolean): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const look = () => {
    if (holds()) resolve();
  };
  const unsubscribe = provider.subscribe(look);
  look();
  await promise;
  unsubscribe();
}

function firstParagraph(doc: Y.Doc): Y.XmlText {
  for (const block of doc.getXmlFragment('article').toArray()) {
    const text = block instanceof Y.XmlElement && block.nodeName === 'paragraph' ? block.get(0) : null;
    if (text instanceof Y.XmlText) return text;
  }
  throw new Error('the article has no paragraph');
}
