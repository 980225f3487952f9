const vietnamOffsetMs = 7 * 3_600_000;

/** An instant as the national portal writes it: `yyyyMMddHHmmss` in Vietnam; what has not happened is empty. */
export function portalTime(at: Date | string | null | undefined): string {
  if (at === null || at === undefined || at === '') return '';
  return new Date(new Date(at).getTime() + vietnamOffsetMs).toISOString().replaceAll(/\D/g, '').slice(0, 14);
}
