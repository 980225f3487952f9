/** Chữ của trang cảnh báo khai thác dữ liệu. */
export const consoleAlarmsVi = {
  'alarms.title': 'Cảnh báo khai thác dữ liệu',
  'alarms.intro':
    'Những lượt tra cứu cần người quản trị xem: dò số, tra cứu ngoài hồ sơ, và tra cứu khi tiếp nhận mà trong ngày không có hồ sơ nào của người đó.',
  'alarms.open': 'Chưa xem xét',
  'alarms.reviewed': 'Đã xem xét',
  'alarms.none': 'Không có cảnh báo nào.',
  'alarms.kind.enumeration': 'Đối chiếu sai quá nhiều lần trong ngày (nghi dò số)',
  'alarms.kind.outside_dossier': 'Tra cứu ngoài hồ sơ đang giải quyết',
  'alarms.kind.no_dossier_followed': 'Tra cứu khi tiếp nhận nhưng trong ngày không có hồ sơ của người này',
  'alarms.who': '{name}, {post}, {unit}',
  'alarms.what': '{register}: {fields}',
  'alarms.subject': 'Về số {number}',
  'alarms.reason': 'Lý do đã nêu: {reason}',
  'alarms.reviewedBy': '{name} xem xét {moment}: {text}',
  'alarms.conclusion': 'Đã kiểm tra thế nào, kết luận ra sao',
  'alarms.review': 'Ghi kết luận',
} as const;
