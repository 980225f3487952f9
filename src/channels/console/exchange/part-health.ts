import type { WatchedPart } from '#platform/exchange/composition/part-view.contract.ts';

/** Whether a part is there to be asked, as far as the axis knows. */
export const answers = ({ state, trouble }: WatchedPart): boolean =>
  (state === 'published' || state === 'deprecated') && trouble !== 'silent';

/** How a composed answer is, as its parts are: whole, without what may be missing, or none at all. */
export function wholeOf(parts: readonly WatchedPart[]): 'good' | 'partial' | 'down' {
  const down = parts.filter((part) => !answers(part));
  if (down.some(({ isRequired }) => isRequired)) return 'down';
  return down.length > 0 ? 'partial' : 'good';
}
