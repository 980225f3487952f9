/** Chữ của phần Cấp chứng thư cho hệ thống. */
export const systemCertificatesVi = {
  'exchange.systems.search': 'Tìm hệ thống theo tên, mã hoặc cơ quan chủ quản',
  'exchange.systems.noneFound': 'Không tìm thấy hệ thống nào.',
  'exchange.system.registered': 'Đã đăng ký “{name}” ({code}). Việc tiếp theo: cấp khóa, rồi xin quyền khai thác.',
  'exchange.keys.revokeSure': 'Không lấy lại được; hệ thống đang gọi bằng khóa này bị từ chối sau vài giây.',
  'exchange.keys.revokeNow': 'Thu hồi ngay',
  'exchange.keys.revokeNot': 'Thôi',
  'exchange.certificates.title': 'Chứng thư do nền tảng cấp ({count})',
  'exchange.certificates.intro':
    'Chứng thư TLS để hệ thống gọi vào cổng, mang tên {name}. Lần đầu phải chờ cơ quan quản lý nền tảng duyệt; khi còn một chứng thư hiệu lực thì lần sau được cấp ngay, dùng song song với cái cũ.',
  'exchange.certificates.closed': 'Nền tảng hiện không cấp chứng thư: chưa có quy tắc cấp chứng thư đang có hiệu lực.',
  'exchange.certificates.one': 'Số hiệu {serial}, cấp ngày {issued},',
  'exchange.certificates.until': 'đến {day}',
  'exchange.certificates.renews': 'tự động gia hạn',
  'exchange.certificates.download': 'Tải chứng thư',
  'exchange.certificates.downloadOf': 'Tải chứng thư số hiệu {serial}',
  'exchange.certificates.waits':
    'Yêu cầu của {who}, khóa {kind} có dấu {mark}, gửi {at}: đang chờ cơ quan quản lý nền tảng duyệt.',
  'exchange.certificates.withdraw': 'Rút yêu cầu để gửi lại',
  'exchange.certificates.refused': '{who} từ chối yêu cầu gửi {at}: {reason}',
  'exchange.certificates.csr': 'Yêu cầu cấp chứng thư (CSR)',
  'exchange.certificates.csrHelp':
    'Dán nội dung tệp PKCS#10 dạng PEM, hoặc chọn tệp (PEM, DER). Không bao giờ gửi khóa riêng.',
  'exchange.certificates.file': 'Chọn tệp CSR',
  'exchange.certificates.send': 'Gửi yêu cầu',
  'exchange.certificates.waiting': 'Yêu cầu cấp chứng thư chờ duyệt ({count})',
  'exchange.certificates.of': '{system} ({code}): {who} gửi {at}, khóa {kind}, dấu khóa {mark}.',
  'exchange.certificates.checkFirst':
    'Trước khi duyệt, hãy gọi cho cơ quan chủ quản: chính họ gửi yêu cầu này và thấy đúng dấu khóa ấy.',
  'exchange.certificates.notOwn': 'Yêu cầu do chính ông, bà gửi: phải có người khác duyệt.',
  'exchange.certificates.approve': 'Duyệt, cấp chứng thư',
  'exchange.certificates.refuse': 'Từ chối yêu cầu này',
  'exchange.certificates.refuseNow': 'Từ chối',
  'exchange.acme.title': 'Tự động gia hạn bằng ACME',
  'exchange.acme.intro':
    'Phần mềm ACME của hệ thống (certbot, lego, …) gọi {directory}, xin tên {name}. Khóa ghép cho biết tài khoản của phần mềm là của hệ thống này.',
  'exchange.acme.notYet': 'Nhận được khóa ghép sau khi hệ thống có chứng thư đầu tiên.',
  'exchange.acme.key': 'Khóa ghép {id}, nhận ngày {day}, {count} tài khoản',
  'exchange.acme.drop': 'Bỏ',
  'exchange.acme.dropOf': 'Bỏ khóa ghép {id}',
  'exchange.acme.take': 'Nhận khóa ghép tài khoản',
  'exchange.acme.kid': 'Mã khóa (kid)',
  'exchange.acme.hmac': 'Khóa HMAC',
  'exchange.acme.once':
    'Hai dòng dưới đây chỉ hiện một lần; hãy chép ngay vào phần mềm ACME và giữ kín. Bỏ khóa ghép thì tài khoản đã mở bằng khóa ấy cũng đóng.',
} as const satisfies Record<string, string>;
