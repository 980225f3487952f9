/** Chữ hiển thị của phân hệ Lịch và thời hạn. Its codes are those of `calendar.errors.ts`, checked there. */
export const calendarVi = {
  'calendar.term_invalid':
    'Không hiểu thời hạn “{text}”. Thời hạn viết như: 10 working days, 8 working hours, 2 hours, 15 days, 1 month, same day.',
  'calendar.time_invalid':
    'Không hiểu thời điểm “{text}”. Thời điểm viết đủ ngày và giờ như 2026-02-13T16:10; không ghi múi giờ là giờ Việt Nam.',
  'calendar.pause_invalid': 'Khoảng tạm dừng “{text}” không đúng: thời điểm kết thúc phải sau thời điểm bắt đầu.',
  'calendar.policy_not_applicable':
    'Quy tắc nhận sau giờ “{policy}” chỉ áp dụng cho thời hạn tính theo giờ làm việc, ngày làm việc hoặc trong ngày.',
  'calendar.policy_unknown': 'Không có quy tắc nhận sau giờ “{policy}” trong hồ sơ quy tắc {profile}.',
  'calendar.beyond_known_years':
    'Lịch làm việc chỉ có từ ngày {from} đến ngày {to} nên chưa tính được thời hạn này. Hãy bổ sung lịch nghỉ của các năm còn thiếu.',
  'calendar.profile_unknown': 'Không có hồ sơ quy tắc nào cho “{wanted}”.',
} as const;
