/** Waits between tries in seconds; then hourly until the message expires, so that who is down for a day catches up by itself. */
const waits = [1, 5, 15, 60, 300, 900] as const;
const hourly = 3600;
/** After so many tries in vain a message is laid aside, and what comes after it goes on. */
export const mostAttempts = 40;

/** When to try again after so many tries. */
export function nextTryAt(attempts: number, at: Date): Date {
  return new Date(at.getTime() + (waits[attempts - 1] ?? hourly) * 1000);
}
