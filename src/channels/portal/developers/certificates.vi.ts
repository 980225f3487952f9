/** Chữ của trang Chứng thư cho hệ thống kết nối. */
export const certificatesPageVi = {
  'certificates.title': 'Chứng thư cho hệ thống kết nối',
  'certificates.intro':
    'Hệ thống gọi cổng với chứng thư TLS của mình (mTLS). Nền tảng cấp chứng thư ấy, mang tên mã-hệ-thống.{zone}, hạn {days} ngày; khóa riêng luôn ở lại hệ thống. Dưới đây lấy hệ thống có mã {system} làm ví dụ.',
  'certificates.closed': 'Nền tảng hiện không cấp chứng thư; hãy hỏi cơ quan quản lý nền tảng.',
  'certificates.first': 'Lần đầu: gửi yêu cầu (CSR)',
  'certificates.firstHow':
    'Tạo khóa P-256, P-384 hoặc RSA từ 2048 bit cùng tệp CSR. Chủ quản hệ thống dán CSR ở bàn quản trị (Nền tảng tích hợp, mục Hệ thống, Chứng thư do nền tảng cấp); cơ quan quản lý gọi lại hỏi dấu khóa rồi duyệt. Sau đó tải về tệp PEM gồm chứng thư và chuỗi.',
  'certificates.mark': 'Dấu khóa là 16 chữ số đầu của lệnh cuối cùng dưới đây.',
  'certificates.call': 'Gọi cổng bằng chứng thư',
  'certificates.renew': 'Các lần sau: tự động bằng ACME',
  'certificates.renewHow':
    'Khi đã có chứng thư đầu tiên, chủ quản nhận khóa ghép tài khoản (EAB) ở bàn quản trị và đưa vào phần mềm ACME (RFC 8555), trong {keyDays} ngày. Không phải chứng minh tên miền: khóa ghép đã gắn tài khoản với hệ thống. Phần mềm nên gia hạn trước {before} ngày; chứng thư cũ và mới dùng song song. Khi mọi chứng thư đã hết hạn hoặc bị thu hồi thì phải gửi CSR lại từ đầu.',
  'certificates.directory': 'Địa chỉ ACME (directory)',
  'certificates.lists': 'Kiểm tra thu hồi',
  'certificates.listsHow':
    'Chứng thư bị thu hồi, hoặc hệ thống bị tạm ngừng, thì mọi cổng chặn trong vài giây. Danh sách thu hồi (CRL) và dịch vụ trả lời tình trạng (OCSP) ở địa chỉ ghi trong chứng thư.',
  'certificates.authority': 'Tải chứng thư của nơi cấp',
} as const satisfies Record<string, string>;
