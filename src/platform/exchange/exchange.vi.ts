/** Chữ của phân hệ Nền tảng tích hợp, chia sẻ dữ liệu. */
export const exchangeVi = {
  'exchange.not_found': 'Không tìm thấy.',
  'exchange.officials_only':
    'Chỉ cán bộ, công chức đang giữ vị trí trong một cơ quan của tỉnh mới nhận được khóa thử nghiệm.',
  'exchange.sandbox_keys_used_up':
    'Cơ quan đã có {most} khóa thử nghiệm; hãy chấm dứt một hệ thống thử nghiệm không dùng nữa rồi nhận khóa mới.',
  'exchange.contract_wrong': 'Hợp đồng giao tiếp không dùng được: {what}.',
  'exchange.upstream_forbidden':
    'Không được dùng địa chỉ {upstream}: phải là https, không trỏ vào chính máy chủ hay địa chỉ nội bộ của máy, không kèm tài khoản.',
  'exchange.no_operation': 'Hợp đồng giao tiếp không có thao tác {operation}.',
  'exchange.no_field': 'Câu trả lời của các thao tác đã chọn không có trường {field}.',
  'exchange.fields_needed': 'Dịch vụ có dữ liệu cá nhân: phải chọn từng trường được nhận.',
  'exchange.dates_wrong': 'Ngày hết hạn phải từ ngày bắt đầu trở đi.',
  'exchange.no_unit': 'Không có cơ quan nào mang mã định danh {code}.',
  'exchange.no_system': 'Không có hệ thống {system}.',
  'exchange.no_service': 'Không có dịch vụ {service}.',
  'exchange.other_environment': 'Hệ thống {system} và dịch vụ {service} phải cùng là thử nghiệm hoặc cùng là thật.',
  'exchange.code_taken': 'Mã {code} đã có hệ thống hoặc dịch vụ khác dùng.',
  'exchange.grant_exists': 'Hệ thống này đã có quyền, hoặc đang xin quyền, khai thác dịch vụ này.',
  'exchange.step_not_allowed': 'Quyền khai thác đang ở trạng thái không cho phép bước này.',
  'exchange.own_request': 'Người xin quyền không được tự cấp; phải có người khác duyệt.',
  'exchange.reason_needed': 'Phải nêu lý do (ít nhất 10 chữ cái).',
  'exchange.breaks_consumers': 'Hợp đồng mới làm hỏng hệ thống đang dùng: {who}.',
  'exchange.no_topic': 'Không có chủ đề thông điệp này.',
  'exchange.message_wrong': 'Thông điệp không đúng: {what}.',
  'exchange.message_id_reused': 'Mã thông điệp này đã gửi với nội dung khác.',
  'exchange.delivery_settled': 'Thông điệp này đã được báo kết quả khác.',
  'exchange.key_wrong': 'Khóa công khai không đọc được; cần JWK loại Ed25519 hoặc P-256, không có phần bí mật.',
  'exchange.certificate_wrong': 'Chứng thư không đọc được hoặc đã hết hạn; cần tệp PEM.',
} as const satisfies Record<string, string>;
