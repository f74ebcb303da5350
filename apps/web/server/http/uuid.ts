const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text is a uuid in its canonical, lower-case form, as in topics and addresses. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}
