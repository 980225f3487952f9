/** Tiêu đề của thông báo. */
export const noticeTitleVi = 'Hồ sơ {code}';

/** Lời báo cho cán bộ, in the bell of the desk. */
export const officerNoticesVi = {
  assigned: 'Ông/bà được phân công thụ lý hồ sơ {code} ({procedure}).',
  reassigned: 'Hồ sơ {code} ({procedure}) được chuyển cho ông/bà xử lý. Lý do: {reason}',
  opinion_asked: '{name} xin ý kiến của ông/bà về hồ sơ {code} ({procedure}).',
  opinion_given: '{name} đã cho ý kiến về hồ sơ {code}.',
  extension_drafted:
    'Hồ sơ {code} ({procedure}) đến hạn ngày {due} mà chưa có kết quả; đã dự thảo văn bản xin lỗi và gia hạn, chờ ông/bà quyết định.',
  step_late: 'Hồ sơ {code}: bước “{step}” đã quá thời gian của bước; xin đôn đốc hoặc giao người khác.',
  breached: 'Hồ sơ {code} ({procedure}) đã quá hạn. Nơi đang giữ hồ sơ: {holder}.',
  desk_unread: 'Hồ sơ trực tuyến {code} ({procedure}) chưa được bộ phận một cửa mở xem trong thời gian quy định.',
  desk_unanswered: 'Hồ sơ trực tuyến {code} ({procedure}) chưa được tiếp nhận hoặc trả lời trong thời gian quy định.',
  partner_deemed: '{partner} không trả lời đúng hạn về hồ sơ {code} nên được coi là đã đồng ý.',
  partner_silent: '{partner} đã quá hạn trả lời về hồ sơ {code} ({procedure}).',
  partner_returned: '{partner} trả lại hồ sơ {code} để hoàn thiện.',
  supplemented: 'Người nộp đã bổ sung hồ sơ {code} ({procedure}).',
  changed: 'Người nộp đã điều chỉnh nội dung hồ sơ {code} ({procedure}).',
  withdrawn: 'Hồ sơ {code} ({procedure}) đã được rút hoặc dừng giải quyết.',
  data_differs: 'Hồ sơ {code} ({procedure}): thông tin đã khai khác với cơ sở dữ liệu, cần ông/bà kết luận.',
  error_reported: 'Kết quả của hồ sơ {code} ({procedure}) được báo là có sai sót, chờ đính chính.',
} as const;

/** Lời thông báo gửi người dân; short, official, with what to do next. */
export const partyNoticesVi = {
  submit: 'Hồ sơ {code} ({procedure}) đã được gửi ngày {on} và đang chờ bộ phận một cửa kiểm tra.',
  accept: 'Hồ sơ {code} ({procedure}) đã được tiếp nhận. Hẹn trả kết quả: {due}.',
  accept_unpaid:
    'Hồ sơ {code} ({procedure}) đã được tiếp nhận; đề nghị ông/bà nộp phí, lệ phí {amount} đồng để hồ sơ được giải quyết.',
  reject: 'Hồ sơ {code} không được tiếp nhận. Lý do: {reason}',
  request_supplement: 'Hồ sơ {code} cần bổ sung, hoàn thiện: {items}',
  pay: 'Đã nhận phí, lệ phí {amount} đồng của hồ sơ {code}. Hẹn trả kết quả: {due}.',
  refund_due:
    'Phí, lệ phí của hồ sơ {code} đã được nộp trước đó; {amount} đồng ông/bà nộp trực tuyến thêm ngày {on} sẽ được hoàn trả. Xem tình trạng hoàn trả ở trang hồ sơ.',
  issue_grant: 'Hồ sơ {code} ({procedure}) đã có kết quả.',
  issue_refuse: 'Hồ sơ {code} ({procedure}) không đủ điều kiện giải quyết; thông báo kèm lý do đã được lập.',
  return_result: 'Kết quả của hồ sơ {code} đã được trả ngày {on}.',
  withdraw: 'Hồ sơ {code} đã được rút theo đề nghị ngày {on}.',
  close: 'Hồ sơ {code} ({procedure}) đã được đóng vì quá thời hạn bổ sung.',
  stop: 'Hồ sơ {code} ({procedure}) đã dừng giải quyết ngày {on}. Lý do: {reason}',
  extend:
    'Cơ quan giải quyết xin lỗi ông/bà vì chưa giải quyết xong hồ sơ {code} ({procedure}): {reason}. Hẹn trả kết quả lại: {due}.',
  report_error: 'Đã ghi nhận sai sót của kết quả hồ sơ {code}; cơ quan giải quyết sẽ đính chính.',
  correct: 'Kết quả của hồ sơ {code} đã được đính chính ngày {on}.',
  move_unit:
    'Do sắp xếp tổ chức, hồ sơ {code} ({procedure}) được chuyển cho cơ quan kế thừa giải quyết; mã hồ sơ và ngày hẹn không đổi.',
  record_breach:
    'Hồ sơ {code} ({procedure}) đã quá hạn trả kết quả ngày {due}. Nơi đang giữ hồ sơ: {holder}. Việc quá hạn đã được ghi nhận và báo cho lãnh đạo cơ quan.',
} as const;
