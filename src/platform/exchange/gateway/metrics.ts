import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { CallDeps } from './call.ts';

/** Seconds; the province's services answer in tens of milliseconds, the slowest outside system in seconds. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export type Metrics = { onCall: CallDeps['onCall']; text: () => Promise<string>; contentType: string };

/**
 * Số liệu cho Prometheus: calls by consumer, service and outcome, and how long they took by service. Labels are names the axis knows,
 * never what a caller typed, so that their number is bounded.
 */
export function createMetrics(
  gateway: string,
  { underWay, knownAgeMs }: { underWay: () => { all: number; bulk: number }; knownAgeMs: () => number },
): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ gateway });
  collectDefaultMetrics({ register: registry });
  const calls = new Counter({
    name: 'motcua_exchange_calls_total',
    help: 'Calls by consumer, service and outcome',
    labelNames: ['consumer', 'service', 'outcome'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'motcua_exchange_call_seconds',
    help: 'Time from the call to its answer',
    labelNames: ['service'],
    buckets,
    registers: [registry],
  });
  registry.registerMetric(
    new Gauge({
      name: 'motcua_exchange_known_age_seconds',
      help: 'Since the table of grants and contracts could last be read; grows while the database is gone',
      registers: [],
      collect() {
        this.set(Math.round(knownAgeMs() / 1000));
      },
    }),
  );
  registry.registerMetric(
    new Gauge({
      name: 'motcua_exchange_calls_under_way',
      help: 'Calls at providers at this moment',
      registers: [],
      collect() {
        this.set(underWay().all);
      },
    }),
  );
  registry.registerMetric(
    new Gauge({
      name: 'motcua_exchange_bulk_calls_under_way',
      help: 'Of the calls at providers at this moment those in bulk, and uploads that are still coming in',
      registers: [],
      collect() {
        this.set(underWay().bulk);
      },
    }),
  );
  return {
    onCall: ({ consumer, service, outcome, tookMs }) => {
      calls.inc({ consumer, service, outcome });
      seconds.observe({ service }, tookMs / 1000);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
