import type { WatchedPart } from '#platform/exchange/composition/part-view.contract.ts';

/** Whether a part is there to be asked, as far as the axis knows. */
export const answers = ({ state, trouble }: WatchedPart): boolean =>
  (state === 'published' || state === 'deprecated') && trouble !== 'silent';
