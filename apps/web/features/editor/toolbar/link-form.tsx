import type { Editor } from '@tiptap/core';
import { useState } from 'react';
import { Button } from '@/components/button.tsx';
import { AddressForm } from './address-form.tsx';
import { parseAddress } from './parse-address.ts';

const PROTOCOLS = ['https:', 'http:', 'mailto:'];

/** Makes the selection a link, changes the link at the caret, or inserts one. */
export function LinkForm({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const [before] = useState(() => readLink(editor));
  const chain = () => editor.chain().focus().extendMarkRange('link');

  function submit(href: string, text: string): void {
    onDone();
    if (editor.state.selection.empty && before === '') {
      const marks = [{ type: 'link', attrs: { href } }];
      chain().insertContent({ type: 'text', text, marks }).run();
    } else {
      chain().setLink({ href }).run();
    }
  }

  return (
    <AddressForm
      before={before}
      protocols={PROTOCOLS}
      refusal="Enter a web or email address, such as https://example.com/page."
      submit={submit}
    >
      <div className="flex justify-end gap-2">
        {before !== '' && (
          <>
            <Button asChild tone="quiet" className="mr-auto">
              <a href={before} target="_blank" rel="noopener noreferrer nofollow">
                Open
              </a>
            </Button>
            <Button
              onClick={() => {
                onDone();
                chain().unsetLink().run();
              }}
            >
              Remove link
            </Button>
          </>
        )}
        <Button type="submit" tone="primary">
          {before === '' ? 'Link' : 'Change'}
        </Button>
      </div>
    </AddressForm>
  );
}

/** The address of the link at the caret; empty without a link, or when its protocol is not allowed. */
function readLink(editor: Editor): string {
  const href: unknown = editor.getAttributes('link')['href'];
  return typeof href === 'string' ? (parseAddress(href, PROTOCOLS) ?? '') : '';
}
