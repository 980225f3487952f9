const zone = 'Asia/Ho_Chi_Minh';

/** `thứ Hai, 23/11/2026` */
export function longDay(day: string, lang: 'vi' | 'en' = 'vi'): string {
  const date = new Date(`${day}T12:00:00+07:00`);
  const weekday = new Intl.DateTimeFormat(lang, { weekday: 'long', timeZone: zone }).format(date);
  return `${lang === 'vi' ? weekday.replace(/^Thứ/, 'thứ') : weekday}, ${shortDay(day)}`;
}

/** `23/11/2026` */
export function shortDay(day: string): string {
  return day.slice(0, 10).split('-').toReversed().join('/');
}

/** Day in Vietnam of an instant, `YYYY-MM-DD`. */
export function dayOf(instant: string): string {
  return new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 10);
}

/** Time in Vietnam of an instant, `HH:MM`. */
export function timeOf(instant: string): string {
  return new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(11, 16);
}

/** `16:30, thứ Hai, 23/11/2026` */
export function momentText(instant: string, lang: 'vi' | 'en'): string {
  return `${timeOf(instant)}, ${longDay(dayOf(instant), lang)}`;
}

/** `16:30:07, thứ Hai, 23/11/2026`: of one call among many in a minute. */
export function secondText(instant: string, lang: 'vi' | 'en'): string {
  const seconds = new Date(Date.parse(instant)).toISOString().slice(17, 19);
  return `${timeOf(instant)}:${seconds}, ${longDay(dayOf(instant), lang)}`;
}

/** `16:30, thứ Hai…`; terms of days and months end with the day itself and name no hour. */
export function appointmentText({ dueOn, dueAt }: { dueOn: string; dueAt: string }, lang: 'vi' | 'en' = 'vi'): string {
  return dayOf(dueAt) === dueOn ? momentText(dueAt, lang) : longDay(dueOn, lang);
}

const day = 24 * 60;

/** `3 ngày 4 giờ`, `2 giờ 5 phút`, `dưới 1 phút`: by the clock on the wall, not in working time. */
export function durationText(minutes: number, lang: 'vi' | 'en' = 'vi'): string {
  const parts =
    minutes >= day
      ? [
          { count: Math.floor(minutes / day), unit: 'day' as const },
          { count: Math.floor((minutes % day) / 60), unit: 'hour' as const },
        ]
      : [
          { count: Math.floor(minutes / 60), unit: 'hour' as const },
          { count: minutes % 60, unit: 'minute' as const },
        ];
  const told = parts.filter(({ count }) => count > 0).map(({ count, unit }) => durationWords[lang](count, unit));
  return told.length > 0 ? told.join(' ') : durationWords[lang](0, 'minute');
}

const unitsVi = { day: 'ngày', hour: 'giờ', minute: 'phút' } as const;
const durationWords = {
  vi: (count: number, unit: keyof typeof unitsVi) => (count === 0 ? 'dưới 1 phút' : `${count} ${unitsVi[unit]}`),
  en: (count: number, unit: keyof typeof unitsVi) =>
    count === 0 ? 'under 1 minute' : `${count} ${unit}${count === 1 ? '' : 's'}`,
};

/** `21.000 đồng` */
export function money(amountVnd: number): string {
  return `${amountVnd.toLocaleString('vi-VN')} đồng`;
}

/** `1,2 MB`, `48 KB` */
export function fileSize(bytes: number): string {
  if (bytes < 1_048_576) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${(bytes / 1_048_576).toLocaleString('vi-VN', { maximumFractionDigits: 1 })} MB`;
}
