import * as z from 'zod/mini';

const schema = z.object({ mode: z.string().check(z.regex(/^[\w+#.-]{1,40}$/u)) });

/** The language of text that was copied in VS Code, which it writes beside the text; null for other text. */
export function readEditorMode(editorData: string): string | null {
  if (editorData === '') return null;
  try {
    return schema.parse(JSON.parse(editorData)).mode;
  } catch {
    return null;
  }
}
