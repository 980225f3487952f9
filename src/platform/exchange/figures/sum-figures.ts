/** Outcomes that are the provider's doing, not the caller's. */
export const providerFaults = [
  ...['unreachable', 'timed_out', 'resting', 'busy', 'provider_failed', 'wrong_answer'],
  'composition_failed',
];

/**
 * Calls that are not counted: a file that is passed on is told twice, when it begins and when it has gone through; a trial is nobody's
 * call, and how a provider serves is not told by those of officials.
 */
export const uncounted = ['started', 'tried'];

/** Times are kept in groups a tenth wide, up to a minute and a half: quantiles are right to five per cent. Logarithm of milliseconds. */
export const bucketStep = Math.log(1.1);
export const lastBucket = 119;

/** Calls of one group of times. */
export type CallFigure = { bucket: number; calls: number; refused: number; failed: number; lastGoodAt: Date | null };

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
export function sumFigures(rows: readonly CallFigure[]): Figures {
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
    if (counted >= rank) return Math.round(Math.exp((bucket + 0.5) * bucketStep) * 10) / 10;
  }
  return 0;
}
