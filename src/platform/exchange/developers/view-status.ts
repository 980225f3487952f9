import { z } from 'zod';
import { type Clock, dayMs } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { listGateways } from '../evidence/shipped.queries.ts';
import { serviceStates, ServiceSettings } from '../exchange.contract.ts';
import { sumFigures } from '../figures/sum-figures.ts';
import { selectServiceFigures } from '../figures/figures.queries.ts';
import { listStops } from '../management/stops.queries.ts';
import { serviceKey } from '../service-key.ts';
import type { ExchangeStatus, PromiseKept, ServiceFigures } from './developers.contract.ts';
import { selectShown } from './developers.queries.ts';

/** A gateway tells the database that it is there every few seconds. */
const silentMs = 60_000;
const keptMs = 60_000;
/** A promise is held against so many days. */
const monthDays = 30;
const State = z.enum(serviceStates);

/** Tình trạng của nền tảng over the last day and week, counted at most once a minute: anybody may ask. */
export function keepStatus({ db, now }: { db: Db; now: Clock }): () => Promise<ExchangeStatus> {
  let kept: { until: number; status: Promise<ExchangeStatus> } | undefined;
  return () => {
    const at = now().getTime();
    if (!kept || at >= kept.until) {
      kept = { until: at + keptMs, status: viewStatus({ db, now }) };
      // A failure is not kept.
      kept.status.catch(() => (kept = undefined));
    }
    return kept.status;
  };
}

export async function viewStatus({ db, now }: { db: Db; now: Clock }): Promise<ExchangeStatus> {
  const at = now();
  const ago = (days: number) => new Date(at.getTime() - days * dayMs);
  const [services, rows, gateways, stops] = await Promise.all([
    selectShown(db),
    selectServiceFigures(db, { dayAgo: ago(1), weekAgo: ago(7), since: ago(monthDays) }),
    listGateways(db),
    listStops(db),
  ]);
  const byService = Map.groupBy(rows, ({ service }) => service);
  return {
    at: at.toISOString(),
    gateways: gateways
      .filter(({ seenAt }) => seenAt > ago(7))
      .map(({ seenAt }) => ({ running: at.getTime() - seenAt.getTime() < silentMs, seenAt: seenAt.toISOString() })),
    services: services.map((service) => {
      const key = serviceKey(service);
      const figures = byService.get(key) ?? [];
      const within = (ages: readonly string[]) => figuresOf(figures.filter(({ age }) => ages.includes(age)));
      const month = within(['day', 'week', 'month']);
      return {
        ...{ key, name: service.name, state: State.parse(service.state), month },
        ...{ day: within(['day']), week: within(['day', 'week']), promise: promiseOf(service, month) },
        stop: stops.get(service.id) ?? null,
      };
    }),
  };
}

function figuresOf(rows: Parameters<typeof sumFigures>[0]): ServiceFigures | null {
  const { calls, failed, p50Ms, p95Ms } = sumFigures(rows);
  return calls === 0 ? null : { calls, answeredShare: 1 - failed / calls, p50Ms, p95Ms };
}

/** What a service promises against what it did: nothing is kept or broken while nobody calls. */
function promiseOf({ settings }: { settings: unknown }, month: ServiceFigures | null): PromiseKept | null {
  const { promise } = ServiceSettings.parse(settings);
  if (!promise) return null;
  const answeredShare = promise.availability / 100;
  const isKept = month === null || (month.answeredShare >= answeredShare && month.p95Ms <= promise.p95Ms);
  return { answeredShare, p95Ms: promise.p95Ms, isKept };
}
