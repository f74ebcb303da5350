/** A text field of a form, without the spaces around it; empty for what is no text. */
export function readText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
