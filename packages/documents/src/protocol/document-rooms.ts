/**
 * The room in which those who have a document open show each other where they are. It goes with the room that carries
 * the document's updates, which members read and only the database writes to; `read_updates` tells its name, which
 * changes when somebody loses access to the project.
 */
export function toAwarenessRoom(documentRoom: string): string {
  return `${documentRoom}:awareness`;
}
