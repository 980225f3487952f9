import { performance } from 'node:perf_hooks';
import type { Log } from '../log.ts';

/**
 * Quét việc đến hạn: work that waits as rows of the module that owns it (timers, notices not yet sent, papers not yet made), taken
 * up by whichever process comes first. `run` answers whether there is more to do at once. Several processes may sweep side by side:
 * rows are claimed with `for update skip locked`.
 */
export type Sweep = {
  name: string;
  everyMs: number;
  run: () => Promise<boolean>;
  /** Heavy work nobody waits for: put off while the process is busy answering people, but never for longer than this. */
  yieldsForMs?: number;
};

/** After a failure a sweep rests so many times its own interval. */
const restAfterFailure = 10;
/** Share of the time the event loop was at work since it was last asked, from which the process counts as busy. */
const busyShare = 0.5;

/** Runs every sweep at its own interval until stopped; `stop` waits for the rounds under way. */
export function startSweeps(log: Log, sweeps: readonly Sweep[]): { stop: () => Promise<void> } {
  let stopped = false;
  const timers = new Set<NodeJS.Timeout>();
  const rounds = new Set<Promise<void>>();
  for (const sweep of sweeps) repeat(sweep);

  function repeat(sweep: Sweep): void {
    const isPutOff = sweep.yieldsForMs === undefined ? () => false : putOffWhileBusy(sweep.yieldsForMs);
    const later = (ms: number) => {
      if (stopped) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        const round = takeRound().finally(() => rounds.delete(round));
        rounds.add(round);
      }, ms);
      timers.add(timer);
    };
    const takeRound = async () => {
      if (isPutOff()) return later(sweep.everyMs);
      try {
        const more = await sweep.run();
        later(more ? 0 : sweep.everyMs);
      } catch (error) {
        log.error({ sweep: sweep.name, err: error }, 'sweep failed');
        later(sweep.everyMs * restAfterFailure);
      }
    };
    later(sweep.everyMs);
  }

  return {
    stop: async () => {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(rounds);
    },
  };
}

function putOffWhileBusy(longestMs: number): () => boolean {
  let before = performance.eventLoopUtilization();
  let putOffSince: number | undefined;
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    const at = performance.now();
    const isLongEnough = putOffSince !== undefined && at - putOffSince >= longestMs;
    if (utilization < busyShare || isLongEnough) {
      putOffSince = undefined;
      return false;
    }
    putOffSince ??= at;
    return true;
  };
}
