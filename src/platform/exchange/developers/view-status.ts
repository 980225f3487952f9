import { z } from 'zod';
import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { listGateways } from '../evidence/shipped.queries.ts';
import { serviceStates } from '../exchange.contract.ts';
import { serviceKey } from '../service-key.ts';
import type { ExchangeStatus, ServiceFigures } from './developers.contract.ts';
import { selectFigures, selectShown } from './developers.queries.ts';

const dayMs = 86_400_000;
/** A gateway tells the database that it is there every few seconds. */
const silentMs = 60_000;
const keptMs = 60_000;
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
  const [services, figures, gateways] = await Promise.all([
    selectShown(db),
    selectFigures(db, { dayAgo: ago(1), weekAgo: ago(7) }),
    listGateways(db),
  ]);
  const byService = new Map(figures.map((row) => [row.service, row]));
  return {
    at: at.toISOString(),
    gateways: gateways
      .filter(({ seenAt }) => seenAt > ago(7))
      .map(({ seenAt }) => ({ running: at.getTime() - seenAt.getTime() < silentMs, seenAt: seenAt.toISOString() })),
    services: services.map((service) => {
      const key = serviceKey(service);
      const row = byService.get(key);
      return {
        key,
        name: service.name,
        state: State.parse(service.state),
        day: row ? figuresOf(row.calls_day, row.answered_day, [row.p50_day, row.p95_day]) : null,
        week: row ? figuresOf(row.calls_week, row.answered_week, [row.p50_week, row.p95_week]) : null,
      };
    }),
  };
}

function figuresOf(
  calls: string,
  answered: string,
  [p50, p95]: readonly [number | null, number | null],
): ServiceFigures | null {
  const count = Number(calls);
  if (count === 0) return null;
  return { calls: count, answeredShare: Number(answered) / count, p50Ms: p50 ?? 0, p95Ms: p95 ?? 0 };
}
