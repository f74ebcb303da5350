import { toast } from 'sonner';

/** Puts a text on the clipboard and says so with `done`; `otherwise` says what to do where the browser forbids it. */
export async function copyText(
  text: string,
  { done, otherwise }: { done: string; otherwise: string },
): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast.success(done);
  } catch {
    toast.error('The browser did not allow copying', { description: otherwise });
  }
}
