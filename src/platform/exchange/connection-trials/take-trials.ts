import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '#infrastructure/log.ts';
import { endTrial, giveTrialBack, prolongTrial, takeTrial, type TakenTrial } from './connection-trials.queries.ts';
import { makeTrial, type MakeDeps } from './make-trial.ts';
import { firstFailed, type TrialStep } from './trial-step.ts';

/** A provider that hangs holds one trial for its whole time limit; the others go on beside it. */
const mostAtOnce = 8;
/** A few times within the lease. */
const tellEveryMs = 3000;
const closeWithinMs = 2000;

/** Another gateway has the trial now, or this one is closing: what is seen from here on is nobody's. */
class Abandoned extends Error {}

export type Trials = {
  /** Takes one and begins it; answers whether there may be more to take at once. */
  take: () => Promise<boolean>;
  close: () => Promise<void>;
};

/**
 * Nhận lượt thử kết nối: any number of gateways take trials side by side, each trial is one's. Whoever is at one says so every few
 * seconds; when a gateway dies another takes the trial anew. One that is closed gives back what it did not end.
 */
export function takeTrials(deps: MakeDeps & { log: Log }): Trials {
  const underWay = new Map<string, Promise<void>>();
  let isClosing = false;
  let isClosed = false;

  async function make(trial: TakenTrial): Promise<void> {
    const { attempt } = trial;
    let seen: readonly TrialStep[] = [];
    let isOurs = true;
    const tell = async (steps: readonly TrialStep[]) => {
      seen = steps;
      if (isClosed || !isOurs || !(await prolongTrial(deps.db, attempt, seen))) throw new Abandoned();
    };
    const timer = setInterval(() => void tell(seen).catch(() => (isOurs = false)), tellEveryMs);
    try {
      const steps = await makeTrial(deps, trial, tell);
      await tell(steps);
      await endTrial(deps.db, { attempt, steps, state: firstFailed(steps) ? 'failed' : 'passed' });
    } catch (error) {
      if (error instanceof Abandoned) return;
      deps.log.error({ err: error }, 'connection trial failed');
      await giveTrialBack(deps.db, attempt).catch(() => undefined);
    } finally {
      clearInterval(timer);
      underWay.delete(attempt);
    }
  }

  return {
    take: async () => {
      if (isClosing || underWay.size >= mostAtOnce) return false;
      const trial = await takeTrial(deps.db, { gateway: deps.gateway, attempt: randomUUID() });
      if (!trial) return false;
      underWay.set(trial.attempt, make(trial));
      return true;
    },
    close: async () => {
      isClosing = true;
      await Promise.race([Promise.all(underWay.values()), wait(closeWithinMs, undefined, { ref: false })]);
      isClosed = true;
      await Promise.all([...underWay.keys()].map((attempt) => giveTrialBack(deps.db, attempt))).catch(
        (error: unknown) => deps.log.warn({ err: error }, 'connection trials not given back'),
      );
    },
  };
}
