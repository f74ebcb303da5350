/** Services other than a password that people can sign in with, by Supabase's ids. */
export const PROVIDERS = { github: 'GitHub', google: 'Google' } as const;

/** Supabase's id of a provider. */
export type Provider = keyof typeof PROVIDERS;

/** Tells whether a text, such as a part of an address, is the id of a provider. */
export function isProvider(text: string): text is Provider {
  return Object.hasOwn(PROVIDERS, text);
}
