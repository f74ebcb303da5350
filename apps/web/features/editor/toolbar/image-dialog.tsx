'use client';

import type { Editor } from '@tiptap/core';
import { useState, type SubmitEvent } from 'react';
import { Button } from '@/components/button.tsx';
import { Dialog } from '@/components/overlays/dialog.tsx';
import { TextField } from '@/components/forms/text-field.tsx';
import { parseAddress } from './parse-address.ts';

interface ImageDialogProps {
  editor: Editor;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Inserts an image by its address, or changes the selected image. */
export function ImageDialog({ editor, open, onOpenChange }: ImageDialogProps) {
  return (
    <Dialog title="Image" open={open} onOpenChange={onOpenChange}>
      <ImageForm editor={editor} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function ImageForm({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const [before] = useState(() => readImage(editor));
  const [address, setAddress] = useState(before.src);
  const [description, setDescription] = useState(before.alt);
  const [error, setError] = useState<string | null>(null);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const src = parseAddress(address, ['https:']);
    if (src === null) {
      setError('An image is loaded by an address that begins with https://.');
      return;
    }
    onDone();
    editor.chain().focus().setImage({ src, alt: description.trim() }).run();
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
      <TextField
        label="Description"
        name="description"
        value={description}
        autoComplete="off"
        hint="For readers who do not see it, and for search engines."
        onChange={(event) => setDescription(event.target.value)}
      />
      <div className="flex justify-end">
        <Button type="submit" tone="primary">
          {before.src === '' ? 'Insert' : 'Change'}
        </Button>
      </div>
    </form>
  );
}

function readImage(editor: Editor): { src: string; alt: string } {
  const { src, alt }: Record<string, unknown> = editor.getAttributes('image');
  return { src: typeof src === 'string' ? src : '', alt: typeof alt === 'string' ? alt : '' };
}
