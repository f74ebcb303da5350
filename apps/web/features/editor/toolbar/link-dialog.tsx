'use client';

import type { Editor } from '@tiptap/core';
import { useState, type SubmitEvent } from 'react';
import { Button } from '@/components/button.tsx';
import { Dialog } from '@/components/overlays/dialog.tsx';
import { TextField } from '@/components/forms/text-field.tsx';
import { parseAddress } from './parse-address.ts';

interface LinkDialogProps {
  editor: Editor;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Makes the selection a link, changes the link at the caret, or inserts one. */
export function LinkDialog({ editor, open, onOpenChange }: LinkDialogProps) {
  return (
    <Dialog title="Link" open={open} onOpenChange={onOpenChange}>
      <LinkForm editor={editor} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function LinkForm({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const [before] = useState(() => readLink(editor));
  const [address, setAddress] = useState(before);
  const [error, setError] = useState<string | null>(null);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const href = parseAddress(address, ['https:', 'http:', 'mailto:']);
    if (href === null) {
      setError('That is no address of a page or a mailbox. Write it like https://example.com/page.');
      return;
    }
    onDone();
    const chain = editor.chain().focus().extendMarkRange('link');
    const isNothing = editor.state.selection.empty && before === '';
    (isNothing
      ? chain.insertContent({
          type: 'text',
          text: address.trim(),
          marks: [{ type: 'link', attrs: { href } }],
        })
      : chain.setLink({ href })
    ).run();
  }

  return (
    <form onSubmit={submit} className="space-y-5">
      <TextField
        label="Address"
        name="address"
        value={address}
        error={error}
        autoComplete="off"
        inputMode="url"
        placeholder="https://"
        onChange={(event) => {
          setAddress(event.target.value);
          setError(null);
        }}
      />
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
                editor.chain().focus().extendMarkRange('link').unsetLink().run();
              }}
            >
              Remove the link
            </Button>
          </>
        )}
        <Button type="submit" tone="primary">
          {before === '' ? 'Link' : 'Change'}
        </Button>
      </div>
    </form>
  );
}

/** The address of the link at the caret; empty without a link, or when its protocol is not allowed. */
function readLink(editor: Editor): string {
  const href: unknown = editor.getAttributes('link')['href'];
  return typeof href === 'string' ? (parseAddress(href, ['https:', 'http:', 'mailto:']) ?? '') : '';
}
