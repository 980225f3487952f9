/** Lời giải thích thời hạn: the sentences of a derivation and the articles of the counting rules it follows. */
const weekdayNames = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'] as const;

/** The Civil Code says how terms are counted; the numbers themselves are content. Cited alike in every language. */
export const countingArticles = {
  hoursStart: 'khoản 1 Điều 147 Bộ luật Dân sự 2015',
  firstDay: 'khoản 2 Điều 147 Bộ luật Dân sự 2015',
  days: 'khoản 2 Điều 148 Bộ luật Dân sự 2015',
  months: 'khoản 3 Điều 148 Bộ luật Dân sự 2015',
  movedOffHoliday: 'khoản 5 Điều 148 Bộ luật Dân sự 2015',
} as const;

const pad = (value: number): string => String(value).padStart(2, '0');
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `2026-02-13` → “13/02/2026”. */
export const dateText = (on: string): string => `${on.slice(8, 10)}/${on.slice(5, 7)}/${on.slice(0, 4)}`;

/** “thứ Sáu ngày 13/02/2026”. */
function dayText(on: string): string {
  const weekday = weekdayNames[new Date(`${on}T00:00:00Z`).getUTCDay()] ?? '';
  return `${weekday} ngày ${dateText(on)}`;
}

/** Milliseconds from midnight → “16 giờ 10 phút”, “7 giờ”, “24 giờ”. */
function hourText(sinceMidnightMs: number): string {
  const minutes = Math.floor(sinceMidnightMs / 60_000);
  return minutes % 60 === 0 ? `${minutes / 60} giờ` : `${Math.floor(minutes / 60)} giờ ${pad(minutes % 60)} phút`;
}

/** Whether an hour is 24:00, which the law writes as the end of its day. */
export const isDayEnd = (sinceMidnightMs: number): boolean => sinceMidnightMs >= 86_400_000;

/** A length of time, in hours and minutes and never in “days of eight hours”. */
function lengthText(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const parts = [
    ...(minutes >= 60 ? [`${Math.floor(minutes / 60)} giờ`] : []),
    ...(minutes % 60 > 0 ? [`${minutes % 60} phút`] : []),
  ];
  return parts.join(' ') || 'dưới 1 phút';
}

const term = {
  hours: (count: number) => `${count} giờ`,
  working_hours: (count: number) => `${count} giờ làm việc`,
  working_days: (count: number) => `${count} ngày làm việc`,
  days: (count: number) => `${count} ngày`,
  months: (count: number) => `${count} tháng`,
  same_day: 'trong ngày làm việc',
};

/** What a special day is told by: its holiday, or the one it makes up for; the day it is worked in place of. */
type DayCause = { holiday: string; inPlaceOf: string };

/** Lower-case phrases: why a day is off, or what is unusual about a working day. */
const reason = {
  weekly_rest: 'nghỉ hằng tuần',
  holiday: ({ holiday }: DayCause) => `nghỉ ${holiday}`,
  compensatory: ({ holiday }: DayCause) => `nghỉ bù ${holiday}`,
  swapped_off: () => 'nghỉ theo lịch hoán đổi ngày làm việc',
  makeup_work: ({ inPlaceOf }: DayCause) => `làm bù cho ngày ${dateText(inPlaceOf)}`,
};

const why = {
  unverified: (article: string) => `${article}, chưa xác minh văn bản`,
  dayOff: (reason: string) => `${upperFirst(reason)}, không tính.`,
  receivedNextDayFirst: (at: number) => `Tiếp nhận lúc ${hourText(at)}; thời hạn tính từ ngày tiếp theo.`,
  receivedNextWorkingDayFirst: (at: number) =>
    `Tiếp nhận lúc ${hourText(at)}; thời hạn tính từ ngày làm việc tiếp theo.`,
  receivedOutside: (at: number, reason: string | undefined, start: string) =>
    `Tiếp nhận lúc ${hourText(at)}, ${reason ? `ngày ${reason}` : 'ngoài giờ làm việc'}; thời hạn tính từ ${start}.`,
  receivedLate: (at: number, cutoff: number, start: string) =>
    `Tiếp nhận lúc ${hourText(at)}, sau ${hourText(cutoff)}; thời hạn tính từ ${start}.`,
  opening: (at: number) => `Bắt đầu giờ làm việc lúc ${hourText(at)}; ngày này chưa tính vào thời hạn.`,
  workingDay: (count: number, note: string | undefined) => `Ngày làm việc thứ ${count}${note ? `, ${note}` : ''}.`,
  lastWorkingDay: (count: number, note: string | undefined, at: number) =>
    `Ngày làm việc thứ ${count}${note ? `, ${note}` : ''}; hẹn trả lúc ${hourText(at)}.`,
  workingHours: (length: number, upTo: number, note: string | undefined) =>
    `Tính ${lengthText(length)} làm việc, đến ${hourText(upTo)}${note ? `; ${note}` : ''}.`,
  hours: (length: number, upTo: number) => `Tính ${lengthText(length)}, đến ${hourText(upTo)}.`,
  day: (count: number) => `Ngày thứ ${count}.`,
  lastDay: (count: number) => `Ngày thứ ${count}, ngày cuối cùng của thời hạn.`,
  month: (count: number) => `Tròn ${count} tháng.`,
  shortMonth: (count: number) => `Tròn ${count} tháng; tháng này không có ngày tương ứng nên lấy ngày cuối tháng.`,
  movedHere: 'Ngày cuối cùng của thời hạn là ngày nghỉ; thời hạn kết thúc lúc 24 giờ ngày làm việc tiếp theo này.',
  sameDay: (at: number) => `Trả kết quả trong ngày làm việc này, trước ${hourText(at)}.`,
  paused: 'Thời hạn tạm dừng hoặc kéo dài do tạm dừng, không tính.',
  pauseWork: (from: string, to: string, length: number) =>
    `Tạm dừng từ ${from} đến ${to}: cộng ${length > 0 ? lengthText(length) : '0 phút'} làm việc vào thời hạn.`,
  pauseElapsed: (from: string, to: string, length: number) =>
    `Tạm dừng từ ${from} đến ${to}: cộng ${lengthText(length)} vào thời hạn.`,
  restarted: 'Hồ sơ đã được bổ sung đầy đủ; thời hạn tính lại từ đầu.',
};

/** Câu trong bản giải thích thời hạn. */
const explain = {
  term: (term: string) => `Thời hạn giải quyết: ${term}.`,
  one: (on: string, why: string) => `${upperFirst(dayText(on))}: ${why}`,
  many: (from: string, to: string, why: string) => `Từ ${dayText(from)} đến ${dayText(to)}: ${why}`,
  countedWorkingDays: (first: number, last: number) => `Ngày làm việc thứ ${first} đến thứ ${last}.`,
  countedDays: (first: number, last: number) => `Ngày thứ ${first} đến thứ ${last}.`,
  due: (on: string, at: number) =>
    isDayEnd(at)
      ? `Hạn giải quyết: hết ${dayText(on)}.`
      : `Hạn giải quyết: ${dayText(on)}; giờ hẹn trả kết quả: ${hourText(at)}.`,
};

/** Chữ về tiến độ so với hạn, for lists and papers. */
const progress = {
  workingDaysLeft: (days: number) => `còn ${days} ngày làm việc`,
  daysLeft: (days: number) => `còn ${days} ngày`,
  dueToday: (at: number) => (isDayEnd(at) ? 'đến hạn hôm nay' : `đến hạn hôm nay lúc ${hourText(at)}`),
  pastHour: (at: number) => `quá giờ hẹn ${hourText(at)} hôm nay`,
  overdue: (days: number) => `quá hạn ${days} ngày`,
};

/** Lời của lịch và thời hạn in Vietnamese; the other languages have the same shape. */
export const derivationVi = {
  hour: hourText,
  /** “16 giờ 10 phút ngày 13/02/2026”. */
  moment: (sinceMidnightMs: number, on: string) => `${hourText(sinceMidnightMs)} ngày ${dateText(on)}`,
  term,
  reason,
  why,
  explain,
  progress,
};
export type CalendarWords = typeof derivationVi;
