/** Chữ của phần Cấp chứng thư cho hệ thống. */
export const certificatesVi = {
  'exchange.no_issuing': 'Nền tảng hiện không cấp chứng thư: chưa có quy tắc cấp chứng thư nào đang có hiệu lực.',
  'exchange.system_not_active': 'Hệ thống đang tạm ngừng hoặc đã chấm dứt kết nối nên không được cấp chứng thư.',
  'exchange.request_unreadable':
    'Không đọc được yêu cầu cấp chứng thư; cần tệp PKCS#10 (CSR) dạng PEM, bắt đầu bằng BEGIN CERTIFICATE REQUEST.',
  'exchange.request_signature_wrong':
    'Chữ ký của yêu cầu cấp chứng thư không đúng; hãy tạo lại CSR bằng chính khóa riêng của hệ thống, ký với SHA-256 trở lên.',
  'exchange.request_key_weak':
    'Khóa trong yêu cầu không được chấp nhận; hãy dùng khóa P-256, P-384 hoặc RSA từ 2048 đến 8192 bit với số mũ công khai từ 65537.',
  'exchange.request_key_spent':
    'Khóa trong yêu cầu là của hệ thống khác, hoặc của một chứng thư đã bị thu hồi; hãy tạo cặp khóa mới.',
  'exchange.request_asks_authority':
    'Yêu cầu xin quyền ký chứng thư khác (CA); hãy tạo CSR cho chứng thư của hệ thống, không có quyền ấy.',
  'exchange.request_name_foreign':
    'Yêu cầu mang tên “{name}” không phải của hệ thống; tên (CN, SAN) chỉ được là {code} hoặc {wanted}.',
  'exchange.too_many_certificates':
    'Hệ thống đang có {most} chứng thư còn hiệu lực, mức cao nhất cho một hệ thống; hãy thu hồi những chứng thư không dùng nữa ở bàn quản trị, và xem phần mềm ACME có xin lại mỗi lần khởi động hay không.',
  'exchange.request_waits': 'Hệ thống đã có một yêu cầu cấp chứng thư đang chờ duyệt.',
  'exchange.request_settled': 'Yêu cầu này đã được quyết định; hãy tải lại trang.',
  'exchange.own_certificate_request': 'Người gửi yêu cầu không được tự duyệt; phải có người khác duyệt.',
  'exchange.first_by_request':
    'Hệ thống chưa có chứng thư còn hiệu lực do nền tảng cấp; hãy gửi yêu cầu (CSR) ở bàn quản trị và chờ cơ quan quản lý duyệt, sau đó mới tự động gia hạn được.',
  'exchange.alert.certificate_waits':
    'Yêu cầu cấp chứng thư của hệ thống {subject} đang chờ duyệt ở mục Hệ thống của nền tảng tích hợp.',
  'exchange.told.certificate': 'Chứng thư của hệ thống {code}',
  'exchange.told.certificate_issued':
    'Nền tảng tích hợp vừa cấp chứng thư mới cho hệ thống {code}; tải về ở bàn quản trị. Nếu cơ quan không xin chứng thư này, hãy thu hồi ngay và báo cơ quan quản lý nền tảng.',
  'exchange.told.certificate_refused': 'Yêu cầu cấp chứng thư của hệ thống {code} bị từ chối. Lý do: {reason}',
  'exchange.told.acme_account_opened':
    'Một tài khoản ACME vừa được mở cho hệ thống {code}: từ nay chứng thư tự gia hạn bằng tài khoản này. Nếu cơ quan không mở, hãy bỏ khóa ghép ở bàn quản trị, thu hồi chứng thư lạ và báo cơ quan quản lý nền tảng.',
  'exchange.acme_nonce_spent':
    'Số dùng một lần (nonce) không đúng, đã dùng hoặc đã hết hạn; hãy lấy số mới rồi gửi lại.',
  'exchange.acme_algorithm_wrong': 'Thuật toán ký không được chấp nhận; hãy dùng một trong: {algorithms}.',
  'exchange.acme_url_wrong': 'Địa chỉ ghi trong phần ký (url) không phải địa chỉ đang gọi.',
  'exchange.acme_key_wrong':
    'Khóa của tài khoản không được chấp nhận; hãy dùng P-256, P-384, Ed25519 hoặc RSA từ 2048 bit.',
  'exchange.acme_signature_wrong': 'Chữ ký của yêu cầu không đúng.',
  'exchange.acme_malformed': 'Yêu cầu ACME không đúng dạng.',
  'exchange.acme_no_account': 'Không có tài khoản ACME này.',
  'exchange.acme_account_ended': 'Tài khoản ACME đã đóng; hãy nhận khóa ghép mới ở bàn quản trị và mở tài khoản mới.',
  'exchange.acme_binding_needed':
    'Phải ghép tài khoản với hệ thống (external account binding); hãy nhận khóa ghép ở bàn quản trị của nền tảng.',
  'exchange.acme_binding_wrong': 'Khóa ghép tài khoản không đúng, đã hết hạn hoặc đã bị bỏ.',
  'exchange.acme_not_found': 'Không tìm thấy.',
  'exchange.acme_identifier_foreign': 'Tài khoản này chỉ xin được chứng thư mang tên {wanted} (loại dns).',
  'exchange.acme_order_not_ready': 'Lần xin này đã hết hạn hoặc đã cấp cho một khóa khác; hãy mở lần xin mới.',
  'exchange.acme_csr_names': 'CSR phải mang đúng một tên là {wanted}, như lần xin.',
  'exchange.acme_revoked_already': 'Chứng thư này đã bị thu hồi trước đó.',
  'exchange.acme_too_many': 'Gọi quá nhiều; hãy chờ rồi gọi lại.',
  'exchange.acme_failed': 'Hệ thống gặp lỗi; hãy thử lại sau.',
} as const satisfies Record<string, string>;
