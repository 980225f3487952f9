/** Xen kẽ: how many with priority go before how many without, while both wait. */
export type Interleave = { priority: number; ordinary: number };

/** What one run of calls was, oldest first: whether each was with priority. */
export type Calls = readonly boolean[];

/**
 * Gọi ai tiếp: whether the next one called is of those with priority. Neither side starves: after `priority` of the one in a row at
 * most comes one of the other, and after `ordinary` of the other one of the first.
 */
export function isPriorityNext(
  { priority, ordinary }: Interleave,
  { calls, waiting }: { calls: Calls; waiting: { priority: boolean; ordinary: boolean } },
): boolean {
  if (!waiting.priority || !waiting.ordinary) return waiting.priority;
  const last = calls.at(-1);
  if (last === undefined) return true;
  const row = calls.length - 1 - calls.lastIndexOf(!last);
  return last ? row < priority : row >= ordinary;
}

/** Thứ tự sẽ gọi: those who wait, in the order they would be called if nobody else came. */
export function planOrder<Ticket extends { isPriority: boolean }>(
  rule: Interleave,
  { calls, waiting }: { calls: Calls; waiting: readonly Ticket[] },
): Ticket[] {
  const first = waiting.filter(({ isPriority }) => isPriority);
  const second = waiting.filter(({ isPriority }) => !isPriority);
  const order: Ticket[] = [];
  const made = [...calls];
  while (order.length < waiting.length) {
    const isPriority = isPriorityNext(rule, {
      calls: made,
      waiting: { priority: first.length > 0, ordinary: second.length > 0 },
    });
    const next = (isPriority ? first : second).shift();
    if (!next) break;
    made.push(isPriority);
    order.push(next);
  }
  return order;
}

/** Thời gian chờ dự kiến, in whole minutes: those ahead, shared among the counters at work, at the usual pace. */
export function estimateWaitMinutes({
  ahead,
  counters,
  serviceMinutes,
}: {
  ahead: number;
  counters: number;
  serviceMinutes: number;
}): number {
  return Math.ceil((ahead / Math.max(1, counters)) * serviceMinutes);
}

/** The usual time: half of the cases took less. */
export function medianOf(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
