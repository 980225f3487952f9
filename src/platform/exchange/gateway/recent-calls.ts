/** As long as a line of the evidence log waits for company at most, in ms. */
const windowMs = 8;

/**
 * Lượt gọi vừa đến: how many calls under way began so recently that their lines may still come to the log together: within one to two
 * windows. Those that wait at a provider that hangs are not among them, so that nobody waits for them.
 */
export function countRecentCalls(nowMs: () => number = () => performance.now()) {
  let window = 0;
  let [thisWindow, windowBefore] = [0, 0];

  function turn(): void {
    const now = Math.floor(nowMs() / windowMs);
    if (now === window) return;
    windowBefore = now === window + 1 ? thisWindow : 0;
    thisWindow = 0;
    window = now;
  }

  return {
    /** Counts one more; what comes back takes it away again when it is over. */
    begin: (): (() => void) => {
      turn();
      thisWindow += 1;
      const begunIn = window;
      return () => {
        turn();
        if (begunIn === window) thisWindow -= 1;
        else if (begunIn === window - 1) windowBefore -= 1;
      };
    },
    underWay: (): number => {
      turn();
      return thisWindow + windowBefore;
    },
  };
}
