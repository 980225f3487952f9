/** Chữ của dịch vụ ghép ở bàn quản trị. */
export const consoleComposedVi = {
  'exchange.composed.tag': 'dịch vụ ghép',
  'exchange.composed.title': 'Ghép từ {count} thành phần: {operation}',
  'exchange.composed.picture':
    'Hình vẽ các thành phần: nền tảng hỏi lần lượt từ trái sang phải, dưới quyền của hệ thống gọi',
  'exchange.composed.whole': 'Câu hỏi của hệ thống gọi',
  'exchange.composed.head.part': 'Thành phần',
  'exchange.composed.head.asks': 'Hỏi dịch vụ nào, ai giữ dữ liệu',
  'exchange.composed.head.needs': 'Chờ thành phần',
  'exchange.composed.head.health': 'Tình trạng',
  'exchange.composed.required': 'bắt buộc',
  'exchange.composed.optional': 'có thể thiếu',
  'exchange.composed.needsNone': 'Không chờ, hỏi ngay',
  'exchange.composed.health.good': 'Bình thường',
  'exchange.composed.health.troubled': 'Nhiều lỗi hoặc chậm',
  'exchange.composed.health.silent': 'Không trả lời',
  'exchange.composed.health.suspended': 'Tạm ngừng',
  'exchange.composed.health.retired': 'Không còn',
  'exchange.composed.health.ends': 'Ngừng từ {day}: cần chuyển phiên bản',
  'exchange.composed.whole.good': 'Mọi thành phần bình thường.',
  'exchange.composed.whole.partial': 'Câu trả lời đang có thể thiếu phần: {parts}.',
  'exchange.composed.whole.down': 'Dịch vụ ghép đang không trả lời được: thành phần bắt buộc {parts} có sự cố.',
  'exchange.composed.declared': 'Cách ghép (nếu địa chỉ là composed:parts)',
  'exchange.composed.declaredHelp':
    'YAML theo từng thao tác: parts (service, operation, parameters, required) và answer là công thức JSONata trên parameters và parts. Chỉ ghép thao tác đọc; mỗi thành phần được hỏi dưới quyền của hệ thống gọi. Thành phần không bắt buộc thì câu trả lời trong hợp đồng phải có missingParts. Để trống thì giữ như đang có.',
  'exchange.composed.upstreamHelp': 'Dịch vụ ghép từ các dịch vụ khác: ghi composed:parts.',
  'exchange.composed.needsGrants':
    'Nền tảng hỏi các thành phần dưới quyền của chính hệ thống gọi. Hệ thống này còn phải xin quyền riêng đối với: {services}.',
  'exchange.composed.ofWhole': 'ghép từ nhiều dịch vụ',
  'exchange.composed.wholeCall': 'Xem cả lượt gọi ghép',
  'exchange.composed.ofPart': 'thành phần {part} của một lượt gọi ghép',
} as const satisfies Record<string, string>;
