/** Chữ của phân hệ Lấy số. */
export const queueVi = {
  'queue.no_desk': 'Không có bộ phận một cửa này.',
  'queue.group_unknown': 'Không có nhóm dịch vụ này; hãy tải lại màn hình.',
  'queue.priority_unknown': 'Diện ưu tiên này không có trong quy tắc đang áp dụng; hãy tải lại màn hình.',
  'queue.full': 'Hôm nay đã có quá nhiều người chờ; xin hỏi cán bộ hướng dẫn.',
  'queue.closed': 'Ngoài giờ làm việc, chưa lấy số được. Nơi này mở lại lúc {time} ngày {day}.',
  'queue.not_yours': 'Số {code} đang do đồng nghiệp ở quầy {counter} phục vụ.',
  'queue.ticket_not_found': 'Không tìm thấy số này trong ngày.',
  'queue.action_not_allowed': 'Số {code} vừa được người khác xử lý; hãy xem lại danh sách.',
  'queue.finish_first': 'Số {code} đang được phục vụ; hãy bấm Xong hoặc Bỏ qua trước khi gọi lại số khác.',
} as const;
