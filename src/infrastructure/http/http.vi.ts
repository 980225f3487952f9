/** Chữ của tầng HTTP: what a person reads when the request itself is wrong. */
export const httpVi = {
  'http.not_found': 'Không tìm thấy trang hoặc dữ liệu được yêu cầu.',
  'http.invalid': 'Dữ liệu gửi lên chưa đúng: {fields}.',
  'http.too_large': 'Dữ liệu gửi lên vượt quá dung lượng cho phép.',
  'http.unsupported_type': 'Định dạng dữ liệu gửi lên không được hỗ trợ.',
  'http.malformed': 'Dữ liệu gửi lên không đọc được.',
  'http.too_many': 'Có quá nhiều yêu cầu trong thời gian ngắn; vui lòng thử lại sau ít phút.',
  'http.foreign_origin': 'Yêu cầu không xuất phát từ trang của hệ thống nên không được thực hiện.',
  'http.sign_in_required': 'Vui lòng đăng nhập để tiếp tục.',
  'http.failed': 'Hệ thống gặp lỗi, yêu cầu chưa được thực hiện. Mã sự cố: {id}.',
  'command.id_reused': 'Mã lệnh này đã được dùng cho một việc khác; vui lòng tải lại trang và thực hiện lại.',
} as const;
