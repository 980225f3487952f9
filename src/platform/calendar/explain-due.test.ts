import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { computeDue } from './compute-due.ts';
import { readCalendarContent } from './content/calendar-content.ts';
import { explainDue } from './explain-due.ts';
import { parseTerm } from './legal-term.ts';
import { unitCalendarsFrom } from './unit-calendars.ts';
import { parseVietnamTime } from './vietnam-time.ts';

const folder = fileURLToPath(new URL('../../../content/vinh-phuc', import.meta.url));
const unitCalendar = unitCalendarsFrom(await readCalendarContent(folder))('', '2026-01-01');
const explain = (term: string, from: string): string[] =>
  explainDue(computeDue({ ...unitCalendar, term: parseTerm(term), from: parseVietnamTime(from) }));

describe('a due date explained in words', () => {
  it('tells runs of equal days once and cites each article once', () => {
    expect(explain('3 working days', '2026-01-07T12:00')).toEqual([
      'Thời hạn giải quyết: 3 ngày làm việc.',
      'Thứ Tư ngày 07/01/2026: Tiếp nhận lúc 12 giờ, ngoài giờ làm việc; thời hạn tính từ 13 giờ 30 phút (Quyết định của Ủy ban nhân dân tỉnh về thời gian làm việc, chưa xác minh văn bản).',
      'Từ thứ Năm ngày 08/01/2026 đến thứ Sáu ngày 09/01/2026: Ngày làm việc thứ 1 đến thứ 2.',
      'Thứ Bảy ngày 10/01/2026: Ngày làm việc thứ 3, làm bù cho ngày 02/01/2026; hẹn trả lúc 13 giờ 30 phút (Văn bản 12729/VPCP-KGVX ngày 25/12/2025).',
      'Hạn giải quyết: thứ Bảy ngày 10/01/2026; giờ hẹn trả kết quả: 13 giờ 30 phút.',
    ]);
  });

  it('tells Tết as one run', () => {
    const sentences = explain('10 working days', '2026-02-13T16:10');
    expect(sentences).toContain(
      'Từ thứ Hai ngày 16/02/2026 đến thứ Sáu ngày 20/02/2026: Nghỉ Tết Nguyên đán, không tính (điểm b khoản 1 Điều 112 Bộ luật Lao động 2019, chưa xác minh văn bản).',
    );
    expect(sentences).toHaveLength(9);
  });

  it('tells why a term of days ends later than its last day', () => {
    expect(explain('5 days', '2026-03-09T09:00').slice(-4)).toEqual([
      'Từ thứ Ba ngày 10/03/2026 đến thứ Bảy ngày 14/03/2026: Ngày thứ 1 đến thứ 5 (khoản 2 Điều 148 Bộ luật Dân sự 2015).',
      'Chủ nhật ngày 15/03/2026: Nghỉ hằng tuần, không tính (Quyết định của Ủy ban nhân dân tỉnh về thời gian làm việc, chưa xác minh văn bản).',
      'Thứ Hai ngày 16/03/2026: Ngày cuối cùng của thời hạn là ngày nghỉ; thời hạn kết thúc lúc 24 giờ ngày làm việc tiếp theo này (khoản 5 Điều 148 Bộ luật Dân sự 2015).',
      'Hạn giải quyết: hết thứ Hai ngày 16/03/2026.',
    ]);
  });
});
