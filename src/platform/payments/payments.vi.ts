/** Chữ của phân hệ Thanh toán. */
export const paymentsVi = {
  'payment.not_found': 'Không tìm thấy khoản thu.',
  'payment.wrong_signature': 'Thông báo thanh toán có mã xác thực không đúng.',
  'payment.wrong_amount': 'Số tiền thanh toán không khớp với khoản phải thu.',
  'payment.other_charge': 'Mã này đã dùng cho một khoản thu khác.',
  'payment.already_paid': 'Khoản này đã được nộp; không cần nộp nữa.',
  'payment.not_connected': 'Hệ thống chưa kết nối nền tảng thanh toán trực tuyến; xin nộp tại bộ phận một cửa.',
  'payment.platform_silent':
    'Nền tảng thanh toán chưa trả lời; chưa có khoản tiền nào được trừ. Xin thử lại sau ít phút, hoặc nộp tại bộ phận một cửa.',
  'payment.platform_refused':
    'Nền tảng thanh toán không nhận yêu cầu ({message}); chưa có khoản tiền nào được trừ. Xin thử lại sau, hoặc nộp tại bộ phận một cửa.',
  'payment.foreign_page':
    'Nền tảng thanh toán đưa ra một địa chỉ không thuộc nền tảng, nên hệ thống không chuyển ông/bà sang đó; chưa có khoản tiền nào được trừ. Xin thử lại sau, hoặc nộp tại bộ phận một cửa.',
  'payment.method.cash': 'Tiền mặt',
  'payment.method.transfer': 'Chuyển khoản',
  'payment.method.online': 'Trực tuyến',
} as const;
