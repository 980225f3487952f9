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
export function momentText(instant: string, lang: 'vi' | 'en' = 'vi'): string {
  return `${timeOf(instant)}, ${longDay(dayOf(instant), lang)}`;
}

/** `16:30, thứ Hai…`; terms of days and months end with the day itself and name no hour. */
export function appointmentText({ dueOn, dueAt }: { dueOn: string; dueAt: string }, lang: 'vi' | 'en' = 'vi'): string {
  return dayOf(dueAt) === dueOn ? momentText(dueAt, lang) : longDay(dueOn, lang);
}

/** `21.000 đồng` */
export function money(amountVnd: number): string {
  return `${amountVnd.toLocaleString('vi-VN')} đồng`;
}

/** `1,2 MB`, `48 KB` */
export function fileSize(bytes: number): string {
  if (bytes < 1_048_576) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${(bytes / 1_048_576).toLocaleString('vi-VN', { maximumFractionDigits: 1 })} MB`;
}
