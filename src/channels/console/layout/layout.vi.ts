/** Chữ của khung trang quản trị. */
export const consoleLayoutVi = {
  'console.name': 'Một Cửa – Quản trị',
  'console.fullName': 'Hệ thống thông tin giải quyết thủ tục hành chính tỉnh Vĩnh Phúc',
  'console.role': 'Quản trị hệ thống',
  'console.keeperRole': 'Quản lý cơ sở dữ liệu',
  'console.pages': 'Các trang',
  'console.skip': 'Đến nội dung chính',
  'console.signOut': 'Đăng xuất',
  'console.toDesk': 'Bàn làm việc',
  'console.noPage': 'Không có trang này.',
  'console.notAdministrator':
    'Trang này dành cho cán bộ quản trị hệ thống, cán bộ quản lý cơ sở dữ liệu và cơ quan có hệ thống kết nối.',
  'console.procedures': 'Các thủ tục',
  'console.alarms': 'Cảnh báo khai thác',
  'console.registers': 'Các cơ sở dữ liệu',
  'console.exchange': 'Nền tảng tích hợp',
  'console.exchangeRole': 'Kết nối hệ thống',
} as const;
