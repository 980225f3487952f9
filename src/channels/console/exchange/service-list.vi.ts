/** Chữ của danh sách dịch vụ ở bàn quản trị. */
export const consoleServicesVi = {
  'exchange.services.forDevelopers':
    'Hợp đồng, mã mẫu và tình trạng dịch vụ mà bên khai thác xem: trang Dành cho nhà phát triển',
  'exchange.services.attention': 'Cần chú ý ({count})',
  'exchange.services.production': 'Dùng dữ liệu thật ({count})',
  'exchange.services.sandbox': 'Để thử nghiệm ({count})',
  'exchange.services.search': 'Tìm dịch vụ theo tên, mã hoặc hệ thống cung cấp',
  'exchange.services.none': 'Không có.',
  'exchange.services.noneFound': 'Không tìm thấy dịch vụ nào.',
  'exchange.services.unknown': 'Không có dịch vụ {key}, hoặc ông/bà không được xem dịch vụ này.',
  'exchange.services.more': 'Xem thêm ({left})',
  'exchange.service.detail': 'Chi tiết dịch vụ',
  'exchange.service.calls': '24 giờ qua: {calls} lượt gọi',
  'exchange.service.unanswered': '{failed} lượt bên cung cấp không trả lời được',
  'exchange.service.warning.silent': 'Không trả lời',
  'exchange.service.warning.troubled': 'Nhiều lỗi hoặc chậm',
  'exchange.service.warning.down': 'Thành phần bắt buộc có sự cố',
  'exchange.service.warning.partial': 'Câu trả lời có thể thiếu phần',
  'exchange.service.warning.stopped': 'Đang ngừng theo kế hoạch',
  'exchange.service.warning.stopPlanned': 'Đã báo ngừng theo kế hoạch',
} as const satisfies Record<string, string>;
