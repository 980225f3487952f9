/** Chữ của nội dung trao đổi đã lưu. */
export const consoleBodiesVi = {
  'exchange.bodies.head': 'Nội dung đã lưu',
  'exchange.bodies.see': 'Xem nội dung đã lưu',
  'exchange.bodies.close': 'Đóng nội dung',
  'exchange.bodies.intro':
    'Mỗi lần xem được ghi lại cùng lý do. Nếu nội dung về một người, người ấy được báo là ai đã xem.',
  'exchange.bodies.show': 'Xem',
  'exchange.bodies.state.erased': 'Nội dung đã xóa theo thời hạn lưu',
  'exchange.bodies.state.left_out': 'Không lưu nội dung: lúc gọi không có khóa của ngày',
  'exchange.bodies.said.erased':
    'Nội dung đã xóa theo thời hạn lưu (đọc được đến hết ngày {day}). Dòng nhật ký và bằng chứng vẫn còn giá trị.',
  'exchange.bodies.said.left_out':
    'Lúc gọi, cổng không có khóa của ngày nên không lưu nội dung. Dòng nhật ký và bằng chứng vẫn còn giá trị.',
  'exchange.bodies.said.unreadable':
    'Không mở được nội dung: dòng này trong cơ sở dữ liệu đã bị thay đổi, hoặc khóa của ngày không còn là khóa cũ sau khi khôi phục từ bản sao lưu. Hãy kiểm tra nhật ký bằng lệnh motcua lgsp verify.',
  'exchange.bodies.readableTo': 'Đọc được đến hết ngày {day}.',
  'exchange.bodies.request': 'Yêu cầu',
  'exchange.bodies.response': 'Trả lời',
  'exchange.bodies.none': 'Không có nội dung.',
  'exchange.bodies.cut': 'Chỉ hiện phần đầu; cả nội dung dài {count} ký tự.',
  'exchange.bodies.ofService': 'lưu nội dung trao đổi {days} ngày',
};
