/** Chữ của phần tra cứu nhật ký, beside what the console of the axis shares. */
export const logSearchVi = {
  'exchange.log.traceLabel': 'Mã vết của lượt gọi',
  'exchange.log.traceHelp': 'Hệ thống gọi nhận được ở tiêu đề x-trace-id của câu trả lời.',
  'exchange.log.from': 'Từ lúc',
  'exchange.log.to': 'Đến lúc',
  'exchange.log.momentHelp': 'Ngày/tháng/năm, thêm giờ nếu cần, ví dụ 01/12/2026 16:00; chỉ ghi ngày là cả ngày đó.',
  'exchange.log.trace': 'Mã vết: {trace}',
  'exchange.log.more': 'Xem thêm',
  'exchange.log.outcome.answered': 'bên cung cấp trả lời như vậy',
  'exchange.log.outcome.replayed': 'trả lại câu trả lời đầu của cùng khóa chống gửi trùng',
  'exchange.log.outcome.started': 'bắt đầu chuyển tệp',
  'exchange.log.outcome.decoy_shown': 'khóa bẫy bị đem ra dùng',
  'exchange.log.outcome.dead_key_shown': 'khóa đã thu hồi bị đem ra dùng',
} as const;
