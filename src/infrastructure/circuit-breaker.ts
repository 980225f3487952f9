/** After so many failures in a row an outside system is left alone for so long. */
export type BreakerLimits = { failures: number; restMs: number };

export type Breaker<Reason> = {
  /** The last reason for failing while the system is left alone; undefined when a call may go out. */
  closedFor: () => Reason | undefined;
  /** The same for who only looks: lets no call through and changes nothing. */
  restsFor: () => Reason | undefined;
  succeeded: () => void;
  failed: (reason: Reason) => void;
};

/**
 * Ngắt mạch: a dead system costs its callers milliseconds. When the rest is over one call is let through; the others go on being
 * answered at once until it comes back.
 */
export function createBreaker<Reason>(
  { failures, restMs }: BreakerLimits,
  elapsedMs: () => number = () => performance.now(),
): Breaker<Reason> {
  let inARow = 0;
  let lastReason: Reason | undefined;
  let restsUntil = 0;
  return {
    closedFor: () => {
      if (inARow < failures) return undefined;
      if (elapsedMs() < restsUntil) return lastReason;
      restsUntil = elapsedMs() + restMs;
      return undefined;
    },
    restsFor: () => (inARow >= failures && elapsedMs() < restsUntil ? lastReason : undefined),
    succeeded: () => {
      inARow = 0;
    },
    failed: (reason) => {
      inARow += 1;
      lastReason = reason;
      restsUntil = elapsedMs() + restMs;
    },
  };
}
