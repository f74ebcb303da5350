/** The words of the action that changes whether search engines may list an article. */
export function toNoindexAction(isSet: boolean): string {
  return isSet ? 'Remove noindex' : 'Add noindex';
}
