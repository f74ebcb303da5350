import type { TextPatch } from '@headway/pipeline/stages';
import { toStorableText } from '../store/storable-json.ts';

/** The text that a stage writes, beside what readers have of it. */
export interface Draft {
  /**
   * Takes in what the stage has written. A stage whose first patch is at the start writes the text anew, another
   * goes on with what is there.
   */
  write(patch: TextPatch): void;
  /**
   * What readers lack, which then counts as published; undefined when there is nothing to send. As long as the
   * new text only repeats what they already have, as after a worker died, nothing is sent, so that the page
   * does not seem to begin again.
   */
  publish(): TextPatch | undefined;
  /** The same at the end of the stage, when what stood behind the new text goes. Nothing if none was written. */
  publishAll(): TextPatch | undefined;
}

/** A draft of which readers already have `published`. */
export function createDraft(published: string): Draft {
  let written: string | undefined;
  // both texts agree this far
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
    write({ offset, append }) {
      written ??= offset === 0 ? '' : published;
      written = written.slice(0, offset) + append;
      agreed = Math.min(agreed, offset);
    },
    publish() {
      if (written === undefined) return undefined;
      // the second half of a pair may still come
      const end = endsInPair(written, written.length) ? written.length - 1 : written.length;
      compare(written, end);
      return agreed === end ? undefined : publishUpTo(written, end);
    },
    publishAll() {
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

/** Whether the code unit before this offset is the first half of a surrogate pair. */
function endsInPair(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset - 1);
  return unit >= 0xd800 && unit <= 0xdbff;
}
