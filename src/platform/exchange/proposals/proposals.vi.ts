/** Chữ của máy chủ về đề xuất thay đổi chờ người thứ hai. */
export const proposalsVi = {
  'exchange.own_proposal': 'Người đề xuất không được tự xác nhận; phải có người khác của cơ quan quản lý nền tảng.',
  'exchange.proposal_settled': 'Đề xuất này đã được quyết định; hãy xem lại danh sách.',
  'exchange.proposal_late': 'Đề xuất này đã quá hạn quyết định; hãy đề xuất lại.',
  'exchange.proposal_outdated':
    'Chưa thực hiện: từ khi đề xuất đến nay đã có thay đổi ở {what}. Hãy xem lại rồi đề xuất lại.',
  'exchange.not_urgent':
    'Quy tắc của tỉnh không cho làm ngay một mình, hoặc chỉ cho người của cơ quan quản lý nền tảng; hãy gửi đề xuất.',
  'exchange.alert.changed_urgently':
    '{by} đã một mình thay đổi ngay {keys} vì khẩn. Người khác phải xác nhận ở phần Chờ người thứ hai, còn {hours} giờ.',
  'exchange.alert.urgent_unconfirmed':
    '{by} đã một mình thay đổi ngay {keys} vì khẩn, quá hạn {hours} giờ mà chưa có người khác xác nhận. Hãy kiểm tra việc này ngay.',
} as const satisfies Record<string, string>;
