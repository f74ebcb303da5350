import { toast } from 'sonner';

/** Copies a text and shows `done`; shows `otherwise` when the browser forbids it. */
export async function copyText(text: string, done: string, otherwise: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast.success(done);
  } catch {
    toast.error('The browser blocked copying', { description: otherwise });
  }
}
