import { useCallback, useState } from 'react';
import { THEME_COOKIE, type Theme } from './theme.ts';

const YEAR_SECONDS = 31_536_000;

/** The theme in use and how to change it, at once and for the next visits. */
export function useTheme(initial: Theme): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(initial);
  const choose = useCallback((next: Theme) => {
    setTheme(next);
    if (next === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = next;
    // The Cookie Store API is asynchronous and missing in some browsers that are still in use.
    // oxlint-disable-next-line unicorn/no-document-cookie
    document.cookie = `${THEME_COOKIE}=${next}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  }, []);
  return [theme, choose];
}
