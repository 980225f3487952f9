import { useSyncExternalStore } from 'react';

const query = '(min-width: 900px)';

/** Whether the screen has room for tables and columns; otherwise cards, one below the other. */
export function useIsWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}
