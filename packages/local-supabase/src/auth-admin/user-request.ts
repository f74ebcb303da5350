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
  // sign-in does not check bans, so a ban would have no effect
  ban_duration: z.literal('none', 'bans are not supported').optional(),
});

/** The fields of a user that an administrator sets. */
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
    const message = `Password should be at least ${minimumPasswordLength} characters.`;
    throw new AuthAdminError('weak_password', message);
  }
  return data;
}
