/** Chữ của phân hệ Định danh. */
export const identityVi = {
  'identity.wrong_password': 'Tên đăng nhập hoặc mật khẩu không đúng.',
  'identity.too_many_failures': 'Đăng nhập sai quá nhiều lần; vui lòng thử lại sau {minutes} phút.',
  'identity.username_taken': 'Tên đăng nhập {username} đã được dùng.',
} as const;
