/** Chữ của phân hệ Thanh toán. */
export const paymentsVi = {
  'payment.not_found': 'Không tìm thấy khoản thu.',
  'payment.wrong_signature': 'Thông báo thanh toán có mã xác thực không đúng.',
  'payment.wrong_amount': 'Số tiền thanh toán không khớp với khoản phải thu.',
  'payment.other_charge': 'Mã này đã dùng cho một khoản thu khác.',
  'payment.method.cash': 'Tiền mặt',
  'payment.method.transfer': 'Chuyển khoản',
  'payment.method.online': 'Trực tuyến',
} as const;
