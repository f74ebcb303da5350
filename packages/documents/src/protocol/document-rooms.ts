/** The room that carries a document's updates. Members read it; only the database writes to it. */
export function toDocumentRoom(contentId: string): string {
  return `document:${contentId}`;
}

/** The room in which those who have a document open show each other where they are. */
export function toAwarenessRoom(contentId: string): string {
  return `document:${contentId}:awareness`;
}
