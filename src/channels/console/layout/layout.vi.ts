/** Chữ của khung trang quản trị. */
export const consoleLayoutVi = {
  'console.name': 'Một Cửa – Quản trị',
  'console.fullName': 'Hệ thống thông tin giải quyết thủ tục hành chính tỉnh Vĩnh Phúc',
  'console.role': 'Quản trị hệ thống',
  'console.skip': 'Đến nội dung chính',
  'console.signOut': 'Đăng xuất',
  'console.toDesk': 'Bàn làm việc',
  'console.noPage': 'Không có trang này.',
  'console.notAdministrator': 'Trang này dành cho cán bộ quản trị hệ thống.',
  'console.procedures': 'Các thủ tục',
} as const;
