import { vietnamDay } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { Known } from '../known/known.ts';
import type { TakenTrial } from './connection-trials.queries.ts';
import { judgeCredentials, judgeGrant, judgeQuota } from './judge-standing.ts';
import { selectTrialFacts, type TrialFacts } from './trial-facts.queries.ts';
import { afterFailure, failed, firstFailed, notTried, passed, type TrialStep } from './trial-step.ts';
import { tryRead, type KnownParties, type ReadDeps } from './try-read.ts';
import { tryWay } from './try-way.ts';

export type MakeDeps = ReadDeps & {
  db: Db;
  known: () => Known;
  reread: () => Promise<void>;
  /** The gateway has TLS, and callers show certificates. */
  demandsCertificate: boolean;
  /** Code of the system that signs its tokens itself. */
  home: string | undefined;
};

/**
 * Thử một kết nối từng bước: the standing of the grant as the database has it, then the way to the provider as calls of this gateway go.
 * A step behind one that failed on the way is not tried. `tell` is told after each; what it throws ends the trial.
 */
export async function makeTrial(
  deps: MakeDeps,
  { id, grantId, askedBy }: TakenTrial,
  tell: (steps: readonly TrialStep[]) => Promise<void>,
): Promise<TrialStep[]> {
  const at = deps.now();
  const facts = await selectTrialFacts(deps.db, { grantId, day: vietnamDay(at) });
  const standing = judgeGrant(facts, at);
  const steps = [standing, judgeCredentials(facts, { ...deps, at }), judgeQuota(facts)];
  await tell(steps);
  const parties = standing.outcome === 'passed' ? await findParties(deps, facts) : undefined;
  if (!parties) {
    // A grant that is not in force leads nowhere: nobody may make the axis knock at a provider by one.
    const broken = standing.outcome === 'failed' ? standing : failed('address', 'gateway_unaware');
    if (broken !== standing) steps.push(broken);
    const left = (['address', 'certificate', 'breaker', 'read'] as const).slice(broken === standing ? 0 : 1);
    return [...steps, ...left.map((step) => afterFailure(step, broken))];
  }
  const way = await tryWay(deps, parties.service);
  await tell([...steps, ...way]);
  // What is known may have been swapped meanwhile; a service of before would be given the connections of before.
  const current = partiesIn(deps.known(), facts);
  const breaker = current ? lookAtBreaker(deps, current, way) : failed('breaker', 'gateway_unaware');
  const broken = firstFailed([...way, breaker]);
  const read =
    current && !broken
      ? await tryRead(deps, current, { id, by: askedBy ?? 'motcua lgsp try' })
      : afterFailure('read', broken ?? breaker);
  return [...steps, ...way, breaker, read];
}

/** What was just granted may not have reached this gateway. */
async function findParties(deps: MakeDeps, facts: TrialFacts): Promise<KnownParties | undefined> {
  const found = partiesIn(deps.known(), facts);
  if (found) return found;
  await deps.reread();
  return partiesIn(deps.known(), facts);
}

function partiesIn(known: Known, { consumer, service: { id, key } }: TrialFacts): KnownParties | undefined {
  const system = known.systems.get(consumer.code);
  const service = known.services.get(key);
  const grant = known.grantOf(consumer.code, id);
  return system && service && grant && { known, system, service, grant };
}

function lookAtBreaker(
  { upstreams, gateway }: MakeDeps,
  { service }: KnownParties,
  [address]: readonly TrialStep[],
): TrialStep {
  if (address?.code === 'mock' || address?.code === 'composed') return notTried('breaker', address.code);
  if (address?.outcome === 'failed') return afterFailure('breaker', address);
  return upstreams.of(service).breaker.restsFor() === undefined
    ? passed('breaker', 'breaker_closed')
    : failed('breaker', 'breaker_resting', { gateway: ` (${gateway})` });
}
