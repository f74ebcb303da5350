/** A listener that cannot be served; the message is for the client. */
export class BindingError extends Error {
  override readonly name = 'BindingError';
}
