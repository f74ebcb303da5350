import type { Editor } from '@tiptap/core';
import { useState } from 'react';
import { Button } from '@/components/button.tsx';
import { TextField } from '@/components/forms/text-field.tsx';
import { AddressForm } from './address-form.tsx';

/** Inserts an image by its address, or changes the selected image. */
export function ImageForm({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const [before] = useState(() => readImage(editor));
  const [description, setDescription] = useState(before.alt);
  return (
    <AddressForm
      before={before.src}
      protocols={['https:']}
      refusal="Enter an image address that starts with https://."
      submit={(src) => {
        onDone();
        editor.chain().focus().setImage({ src, alt: description.trim() }).run();
      }}
    >
      <TextField
        label="Description"
        name="description"
        value={description}
        autoComplete="off"
        hint="Read aloud to people who cannot see the image, and used by search engines."
        onChange={(event) => setDescription(event.target.value)}
      />
      <div className="flex justify-end">
        <Button type="submit" tone="primary">
          {before.src === '' ? 'Insert' : 'Change'}
        </Button>
      </div>
    </AddressForm>
  );
}

function readImage(editor: Editor): { src: string; alt: string } {
  const { src, alt }: Record<string, unknown> = editor.getAttributes('image');
  return { src: typeof src === 'string' ? src : '', alt: typeof alt === 'string' ? alt : '' };
}
