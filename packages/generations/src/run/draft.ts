import type { TextPatch } from '@headway/pipeline/stages';
import { toStorableText } from '../store/storable-json.ts';

/** The text that a stage writes, compared with the text that readers have. */
export type Draft = ReturnType<typeof createDraft>;

/** Creates a draft of which readers already have `published`. */
export function createDraft(published: string) {
  let written: string | undefined;
  // both texts are equal up to this offset
  let agreed = 0;

  function publishUpTo(text: string, end: number): TextPatch {
    const offset = endsInPair(text, agreed) ? agreed - 1 : agreed;
    const append = toStorableText(text.slice(offset, end));
    published = text.slice(0, offset) + append;
    written = published + text.slice(end);
    agreed = end;
    return { offset, append };
  }

  function compare(text: string, end: number): void {
    while (agreed < end && agreed < published.length && text[agreed] === published[agreed]) agreed += 1;
  }

  return {
    /** Applies a patch of the stage. A first patch at offset 0 starts a new text; any other continues the published one. */
    write({ offset, append }: TextPatch) {
      written ??= offset === 0 ? '' : published;
      written = written.slice(0, offset) + append;
      agreed = Math.min(agreed, offset);
    },
    /**
     * Returns the text that readers lack, as a patch, and counts it as published. Undefined while the new text only
     * repeats the published one, as after a worker died: the page then does not start over.
     */
    publish(): TextPatch | undefined {
      if (written === undefined) return undefined;
      // the second half of a surrogate pair may still come
      const end = endsInPair(written, written.length) ? written.length - 1 : written.length;
      compare(written, end);
      return agreed === end ? undefined : publishUpTo(written, end);
    },
    /** The same at the end of the stage, where published text beyond the new one is removed. Undefined if none was written. */
    publishAll(): TextPatch | undefined {
      if (written === undefined) return undefined;
      written = toStorableText(written);
      agreed = 0;
      compare(written, written.length);
      return agreed === published.length && agreed === written.length
        ? undefined
        : publishUpTo(written, written.length);
    },
  };
}

/** Tells whether the code unit before this offset is the first half of a surrogate pair. */
function endsInPair(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset - 1);
  return unit >= 0xd800 && unit <= 0xdbff;
}
