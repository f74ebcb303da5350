import * as z from 'zod/mini';
import { catch as orElse } from 'zod/mini';

/** The reader's choice of light or dark; `system` follows the device. */
export const themeSchema = orElse(z.enum(['system', 'light', 'dark']), 'system');

export type Theme = z.infer<typeof themeSchema>;

/** The cookie that keeps the choice, so that the first paint already has it. */
export const THEME_COOKIE = 'headway-theme';
