/**
 * The name of the room in which pages share carets, which all members may write to.
 *
 * @param documentRoom the room of the document's updates, `document:<content id>:<key>`, to which only the database writes.
 *   `read_updates` returns its name, which changes when somebody loses access to the project.
 */
export function toAwarenessRoom(documentRoom: string): string {
  return `${documentRoom}:awareness`;
}
