import { hourMs } from '#infrastructure/clock.ts';
import type { CallFacts } from '../gateway/record-call.ts';

/** Outcomes that are the provider's doing, not the caller's. */
export const providerFaults = [
  ...['unreachable', 'timed_out', 'resting', 'busy', 'provider_failed', 'wrong_answer'],
  'composition_failed',
];

/** Times are kept in groups a tenth wide, up to a minute and a half: quantiles are right to five per cent. */
const step = Math.log(1.1);
const lastBucket = 119;

export type CallFigure = {
  service: string;
  consumer: string;
  hour: Date;
  bucket: number;
  calls: number;
  refused: number;
  failed: number;
  lastGoodAt: Date | null;
};

export const bucketOf = (tookMs: number): number =>
  Math.min(lastBucket, Math.floor(Math.log(Math.max(tookMs, 1)) / step));

/** Cộng các lượt gọi of a batch: one row for each hour, service, consumer and group of times. */
export function countCalls(calls: readonly CallFacts[]): CallFigure[] {
  const rows = new Map<string, CallFigure>();
  for (const { service, consumer, at, tookMs, status, outcome } of calls) {
    // A leaked key that was shown asked no service.
    if (service === '') continue;
    // A file that is passed on is told twice, when it begins and when it has gone through.
    // A trial is no call of the consumer's, and how a provider serves is not told by those of officials.
    if (outcome === 'started' || outcome === 'tried') continue;
    const time = Date.parse(at);
    const hour = time - (time % hourMs);
    const bucket = bucketOf(tookMs);
    const key = `${hour} ${service} ${consumer} ${bucket}`;
    const none = { calls: 0, refused: 0, failed: 0, lastGoodAt: null };
    const row: CallFigure = rows.get(key) ?? { service, consumer, hour: new Date(hour), bucket, ...none };
    row.calls += 1;
    if (status >= 400) row.refused += 1;
    else if (row.lastGoodAt === null || time > row.lastGoodAt.getTime()) row.lastGoodAt = new Date(time);
    if (providerFaults.includes(outcome)) row.failed += 1;
    rows.set(key, row);
  }
  return [...rows.values()];
}

export type Figures = {
  calls: number;
  refused: number;
  failed: number;
  /** Milliseconds half, and 95 of 100, of the calls stayed below. */
  p50Ms: number;
  p95Ms: number;
  lastGoodAt: Date | null;
};

/** Số liệu gộp of rows that belong together, whatever their hours. */
export function sumFigures(rows: readonly Omit<CallFigure, 'service' | 'consumer' | 'hour'>[]): Figures {
  const sum = (count: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + count(row), 0);
  const calls = sum((row) => row.calls);
  const good = rows.flatMap(({ lastGoodAt }) => lastGoodAt?.getTime() ?? []);
  return {
    calls,
    refused: sum(({ refused }) => refused),
    failed: sum(({ failed }) => failed),
    p50Ms: quantileOf(rows, calls * 0.5),
    p95Ms: quantileOf(rows, calls * 0.95),
    lastGoodAt: good.length > 0 ? new Date(Math.max(...good)) : null,
  };
}

/** Middle of the group that the call of this rank falls into. */
function quantileOf(rows: readonly { bucket: number; calls: number }[], rank: number): number {
  let counted = 0;
  for (const { bucket, calls } of rows.toSorted((a, b) => a.bucket - b.bucket)) {
    counted += calls;
    if (counted >= rank) return Math.round(Math.exp((bucket + 0.5) * step) * 10) / 10;
  }
  return 0;
}
