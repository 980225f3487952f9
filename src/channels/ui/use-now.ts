import { useSyncExternalStore } from 'react';

const minuteMs = 60_000;

/** The present minute as an ISO instant; the screen is drawn anew when it passes. */
export function useNow(): string {
  return useSyncExternalStore(
    (changed) => {
      const timer = setInterval(changed, minuteMs / 4);
      return () => clearInterval(timer);
    },
    () => new Date(Math.floor(Date.now() / minuteMs) * minuteMs).toISOString(),
  );
}
