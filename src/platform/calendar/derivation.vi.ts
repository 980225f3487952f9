/** Lời giải thích thời hạn: the sentences of a derivation and the articles of the counting rules it follows. */
const weekdayNames = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'] as const;

/** The Civil Code says how terms are counted; the numbers themselves are content. */
export const countingArticles = {
  hoursStart: 'khoản 1 Điều 147 Bộ luật Dân sự 2015',
  firstDay: 'khoản 2 Điều 147 Bộ luật Dân sự 2015',
  days: 'khoản 2 Điều 148 Bộ luật Dân sự 2015',
  months: 'khoản 3 Điều 148 Bộ luật Dân sự 2015',
  movedOffHoliday: 'khoản 5 Điều 148 Bộ luật Dân sự 2015',
} as const;

const pad = (value: number): string => String(value).padStart(2, '0');
const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `2026-02-13` → “13/02/2026”. */
export const dateText = (on: string): string => `${on.slice(8, 10)}/${on.slice(5, 7)}/${on.slice(0, 4)}`;

/** “thứ Sáu ngày 13/02/2026”. */
function dayText(on: string): string {
  const weekday = weekdayNames[new Date(`${on}T00:00:00Z`).getUTCDay()] ?? '';
  return `${weekday} ngày ${dateText(on)}`;
}

/** Milliseconds from midnight → “16 giờ 10 phút”, “7 giờ”, “24 giờ”. */
export function hourText(sinceMidnightMs: number): string {
  const minutes = Math.floor(sinceMidnightMs / 60_000);
  return minutes % 60 === 0 ? `${minutes / 60} giờ` : `${Math.floor(minutes / 60)} giờ ${pad(minutes % 60)} phút`;
}

const isDayEnd = (sinceMidnightMs: number): boolean => sinceMidnightMs >= 86_400_000;

/** A length of time, in hours and minutes and never in “days of eight hours”. */
function lengthText(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const parts = [
    ...(minutes >= 60 ? [`${Math.floor(minutes / 60)} giờ`] : []),
    ...(minutes % 60 > 0 ? [`${minutes % 60} phút`] : []),
  ];
  return parts.join(' ') || 'dưới 1 phút';
}

export const whyVi = {
  weeklyRest: 'nghỉ hằng tuần',
  unverified: (article: string) => `${article}, chưa xác minh văn bản`,
  dayOff: (reason: string) => `${upperFirst(reason)}, không tính.`,
  receivedNextDayFirst: (at: number) => `Tiếp nhận lúc ${hourText(at)}; thời hạn tính từ ngày tiếp theo.`,
  receivedNextWorkingDayFirst: (at: number) =>
    `Tiếp nhận lúc ${hourText(at)}; thời hạn tính từ ngày làm việc tiếp theo.`,
  receivedNow: (at: number) => `Tiếp nhận lúc ${hourText(at)}; thời hạn tính ngay từ lúc này.`,
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
} as const;

/** Câu trong bản giải thích thời hạn. */
export const explainVi = {
  term: (term: string) => `Thời hạn giải quyết: ${term}.`,
  cited: (text: string, articles: readonly string[]) =>
    articles.length === 0 ? text : text.replace(/\.$/, ` (${articles.join('; ')}).`),
  one: (on: string, why: string) => `${upperFirst(dayText(on))}: ${why}`,
  many: (from: string, to: string, why: string) => `Từ ${dayText(from)} đến ${dayText(to)}: ${why}`,
  countedWorkingDays: (first: number, last: number) => `Ngày làm việc thứ ${first} đến thứ ${last}.`,
  countedDays: (first: number, last: number) => `Ngày thứ ${first} đến thứ ${last}.`,
  due: (on: string, at: number) =>
    isDayEnd(at)
      ? `Hạn giải quyết: hết ${dayText(on)}.`
      : `Hạn giải quyết: ${dayText(on)}; giờ hẹn trả kết quả: ${hourText(at)}.`,
} as const;

/** Chữ về tiến độ so với hạn, for lists and papers. */
export const progressVi = {
  workingDaysLeft: (days: number) => `còn ${days} ngày làm việc`,
  daysLeft: (days: number) => `còn ${days} ngày`,
  dueToday: (at: number) => (isDayEnd(at) ? 'đến hạn hôm nay' : `đến hạn hôm nay lúc ${hourText(at)}`),
  pastHour: (at: number) => `quá giờ hẹn ${hourText(at)} hôm nay`,
  overdue: (days: number) => `quá hạn ${days} ngày`,
} as const;
