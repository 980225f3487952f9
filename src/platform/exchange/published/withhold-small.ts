import { sumFigures } from '../figures/sum-figures.ts';
import type { PublicFigures } from './published.contract.ts';

/** Calls of something in a period, as counted. */
export type CountedCalls = { calls: number; failed: number; times: Readonly<Record<string, number>> };

export function addCalls(rows: readonly CountedCalls[]): CountedCalls {
  const times: Record<string, number> = {};
  for (const row of rows)
    for (const [bucket, calls] of Object.entries(row.times)) times[bucket] = (times[bucket] ?? 0) + calls;
  const sum = (count: (row: CountedCalls) => number) => rows.reduce((total, row) => total + count(row), 0);
  return { calls: sum(({ calls }) => calls), failed: sum(({ failed }) => failed), times };
}

/** Figures that may be told. */
export function toldFigures({ calls, failed, times }: CountedCalls): Extract<PublicFigures, { withheld: false }> {
  const rows = Object.entries(times).map(([bucket, count]) => ({
    ...{ bucket: Number(bucket), calls: count, refused: 0, failed: 0, lastGoodAt: null },
  }));
  const { p50Ms, p95Ms } = sumFigures(rows);
  return { withheld: false, calls, answeredShare: 1 - failed / calls, p50Ms, p95Ms };
}

/**
 * Không nêu số lượng nhỏ: of a list whose total is told, what is below the least; where that is one alone, the next smallest too, or the
 * total less the others would tell it. Lists are looked at one by one: lines of several lists, or days of a month and the month, held
 * against each other may still tell a count. They are counts of agencies, of nobody's person.
 */
export function withholdSmall<Item extends { counted: CountedCalls }>(
  items: readonly Item[],
  least: number,
): (Omit<Item, 'counted'> & { figures: PublicFigures })[] {
  const below = items.filter(({ counted }) => counted.calls < least);
  const others = items.filter(({ counted }) => counted.calls >= least);
  const beside = below.length === 1 ? others.toSorted((a, b) => a.counted.calls - b.counted.calls)[0] : undefined;
  return items.map((item) => {
    const { counted, ...rest } = item;
    if (counted.calls < least) return { ...rest, figures: { withheld: 'below' } };
    return { ...rest, figures: item === beside ? { withheld: 'beside' } : toldFigures(counted) };
  });
}
