import * as z from 'zod/mini';
import { catch as orElse } from 'zod/mini';

/** How many accounts a page of the list has. */
export const PAGE_SIZE = 50;

/** Which accounts are listed: the parameters of the page's address. A malformed parameter counts as not given. */
export const accountQuerySchema = z.object({
  /** Words of the name or the address. */
  search: orElse(z.string().check(z.trim(), z.maxLength(200)), ''),
  /** From 1. */
  page: orElse(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100_000)), 1),
});

/** See {@link accountQuerySchema}. */
export type AccountQuery = z.infer<typeof accountQuerySchema>;

/** Who may create an account. */
export const signUpSchema = z.enum(['anybody', 'invited', 'nobody']);

/** See {@link signUpSchema}. */
export type SignUp = z.infer<typeof signUpSchema>;

const accountSchema = z.object({
  id: z.string(),
  email: z.nullable(z.string()),
  name: z.nullable(z.string()),
  /** ISO 8601, like `seenAt`. */
  createdAt: z.string(),
  /** When it last signed in or its session was renewed; null for never. */
  seenAt: z.nullable(z.string()),
  isConfirmed: z.boolean(),
  /** How many it belongs to. */
  projects: z.number(),
  isOperator: z.boolean(),
  isDisabled: z.boolean(),
});

/** An account as operators see it. */
export type Account = z.infer<typeof accountSchema>;

export const accountPageSchema = z.object({
  accounts: z.array(accountSchema),
  /** Of all pages. */
  total: z.number(),
  signUp: signUpSchema,
});

export type AccountPage = z.infer<typeof accountPageSchema>;

/** The address of the list with this query. */
export function toAccountsPath({ search, page }: AccountQuery): string {
  const given = new URLSearchParams({
    ...(search !== '' && { search }),
    ...(page > 1 && { page: String(page) }),
  });
  return given.size === 0 ? '/users' : `/users?${given}`;
}
