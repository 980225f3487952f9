/** Hồ sơ đang ở đâu, trong một câu. {waited}: “ông/bà” khi nói với người nộp, “người nộp” khi nói với cán bộ. */
export const whereNowVi = {
  you: 'ông/bà',
  applicant: 'người nộp',
  rejected: 'Hồ sơ không được tiếp nhận. Lý do: {reason}',
  withdrawn: 'Hồ sơ đã được rút theo đề nghị.',
  awaiting_supplement: 'Đang chờ {waited} bổ sung hồ sơ, từ {day}.',
  awaiting_payment: 'Đang chờ {waited} nộp phí, lệ phí, từ {day}.',
  finished: 'Đã có kết quả, chờ trả tại {unit}.',
  refused: 'Hồ sơ không đủ điều kiện giải quyết; thông báo nêu rõ lý do ở bên dưới.',
  stopped: 'Hồ sơ đã dừng giải quyết. Lý do: {reason}',
  returned: 'Đã trả kết quả ngày {day}.',
  checking: '{unit} đang kiểm tra hồ sơ, {since}.',
  processing: '{unit} đang giải quyết, {since}.',
  partners: '{unit} đang phối hợp giải quyết, {since}; phải trả lời trước hết ngày {due}.',
  since_today: 'từ hôm nay ({day})',
  since: 'đã {count} ngày (từ {day})',
  'progress.1': 'Đã nộp, chờ tiếp nhận',
  'progress.2': 'Đang giải quyết',
  'progress.3': 'Đã có kết quả',
  'progress.4': 'Đã kết thúc',
} as const;
export type WhereNowKey = keyof typeof whereNowVi;
