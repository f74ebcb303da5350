import { z } from 'zod';
import { AuthAdminError } from './auth-admin-error.ts';

const metadataSchema = z.record(z.string(), z.unknown());
const userRequestSchema = z.object({
  id: z.uuid().optional(),
  email: z.email().toLowerCase().optional(),
  phone: z.string().optional(),
  password: z.string().optional(),
  email_confirm: z.boolean().optional(),
  phone_confirm: z.boolean().optional(),
  role: z.string().optional(),
  user_metadata: metadataSchema.optional(),
  app_metadata: metadataSchema.optional(),
  // sign-in does not look at bans, and one that has no effect would be worse than none
  ban_duration: z.literal('none', 'bans are not supported').optional(),
});

/** What an administrator sets of a user. */
export type UserRequest = z.output<typeof userRequestSchema>;

/**
 * Reads the body of a request that creates or changes a user.
 *
 * @throws AuthAdminError `validation_failed`, naming the field; `weak_password`
 */
export function parseUserRequest(body: unknown, minimumPasswordLength: number): UserRequest {
  const { success, data, error } = userRequestSchema.safeParse(body);
  if (!success) throw new AuthAdminError('validation_failed', z.prettifyError(error));
  if (data.password !== undefined && data.password.length < minimumPasswordLength) {
    throw new AuthAdminError(
      'weak_password',
      `Password should be at least ${minimumPasswordLength} characters.`,
    );
  }
  return data;
}
