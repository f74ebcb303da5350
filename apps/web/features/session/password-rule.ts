/** What the schema of passwords asks for, as a sentence. Apart from the schema, so that forms do not load its library. */
export const PASSWORD_RULE = 'A password has at least 8 characters, and at most 72.';
