import type { Translate } from '../text.tsx';
import type { ProcessText } from './process.vi.ts';

/** `3 giờ 20 phút` of working time: no days, as a working day has no length of its own. */
export function workingTimeText(minutes: number, t: Translate<ProcessText>): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return t('process.minutes', { minutes: rest });
  return rest === 0 ? t('process.hours', { hours }) : t('process.hoursMinutes', { hours, minutes: rest });
}
