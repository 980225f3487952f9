import { certificatesVi } from './certificates/certificates.vi.ts';
import { connectionTrialsVi } from './connection-trials/connection-trials.vi.ts';
import { proposalsVi } from './proposals/proposals.vi.ts';

/** Chữ của phân hệ Nền tảng tích hợp, chia sẻ dữ liệu. */
export const exchangeVi = {
  'exchange.not_found': 'Không tìm thấy.',
  'exchange.officials_only':
    'Chỉ cán bộ, công chức đang giữ vị trí trong một cơ quan của tỉnh mới nhận được khóa thử nghiệm.',
  'exchange.sandbox_keys_used_up':
    'Cơ quan đã có {most} khóa thử nghiệm; hãy chấm dứt một hệ thống thử nghiệm không dùng nữa rồi nhận khóa mới.',
  'exchange.mapping_wrong': 'Phép chuyển đổi bản tin không dùng được: {what}.',
  'exchange.composition_wrong': 'Không ghép được dịch vụ như vậy: {what}.',
  'exchange.breaks_composed':
    'Thay đổi này làm hỏng dịch vụ ghép đang dùng thành phần này: {who}. Hãy công bố phiên bản mới, hoặc sửa dịch vụ ghép trước.',
  'exchange.services_changed':
    'Có dịch vụ vừa được thay đổi trong lúc kiểm tra; chưa có gì được ghi. Hãy gửi lại để kiểm tra với hiện trạng mới.',
  'exchange.contract_wrong': 'Hợp đồng giao tiếp không dùng được: {what}.',
  'exchange.sign_on_address_plain': 'Địa chỉ quay về “{address}” không được: khi vận hành thật phải là địa chỉ https.',
  'exchange.upstream_forbidden':
    'Không được dùng địa chỉ {upstream}: phải là https, không trỏ vào chính máy chủ hay địa chỉ nội bộ của máy, không kèm tài khoản.',
  'exchange.no_operation': 'Hợp đồng giao tiếp không có thao tác {operation}.',
  'exchange.no_field': 'Câu trả lời của các thao tác đã chọn không có trường {field}.',
  'exchange.fields_needed': 'Dịch vụ có dữ liệu cá nhân: phải chọn từng trường được nhận.',
  'exchange.dates_wrong': 'Ngày hết hạn phải từ ngày bắt đầu trở đi.',
  'exchange.span_wrong': 'Mốc “Đến” phải sau mốc “Từ”.',
  'exchange.no_unit': 'Không có cơ quan nào mang mã định danh {code}.',
  'exchange.no_system': 'Không có hệ thống {system}.',
  'exchange.no_service': 'Không có dịch vụ {service}.',
  'exchange.other_environment': 'Hệ thống {system} và dịch vụ {service} phải cùng là thử nghiệm hoặc cùng là thật.',
  'exchange.code_taken': 'Mã {code} đã có hệ thống hoặc dịch vụ khác dùng.',
  'exchange.grant_exists': 'Hệ thống này đã có quyền, hoặc đang xin quyền, khai thác dịch vụ này.',
  'exchange.step_not_allowed': 'Quyền khai thác đang ở trạng thái không cho phép bước này.',
  'exchange.own_request': 'Người xin quyền không được tự cấp; phải có người khác duyệt.',
  'exchange.reason_needed': 'Phải nêu lý do (ít nhất 10 chữ cái).',
  'exchange.breaks_consumers': 'Thay đổi này làm hỏng hệ thống đang dùng: {who}.',
  'exchange.no_topic': 'Không có chủ đề thông điệp này.',
  'exchange.message_wrong': 'Thông điệp không đúng: {what}.',
  'exchange.message_id_reused': 'Mã thông điệp này đã gửi với nội dung khác.',
  'exchange.delivery_settled': 'Thông điệp này đã được báo kết quả khác.',
  'exchange.key_wrong': 'Khóa công khai không đọc được; cần JWK loại Ed25519 hoặc P-256, không có phần bí mật.',
  'exchange.certificate_wrong': 'Chứng thư không đọc được hoặc đã hết hạn; cần tệp PEM.',
  'exchange.mail_wrong': 'Địa chỉ thư điện tử không đúng.',
  'exchange.recipient_exists': 'Địa chỉ {address} đã có trong danh sách nhận cảnh báo.',
  'exchange.notice_too_short': 'Ngừng theo kế hoạch phải báo trước {term}: sớm nhất là từ ngày {earliest} ({article}).',
  'exchange.stop_planned': 'Dịch vụ đã có một lần ngừng theo kế hoạch chưa kết thúc.',
  'exchange.alert.service_faults':
    'Dịch vụ {subject}: {share}% lượt gọi bị bên cung cấp làm lỗi trong {minutes} phút qua ({faults} trên {calls} lượt).',
  'exchange.alert.service_slow':
    'Dịch vụ {subject}: 95% câu trả lời trong {minutes} phút qua cần tới {p95} ms, mức cho phép là {most} ms.',
  'exchange.alert.provider_silent':
    'Dịch vụ {subject}: bên cung cấp không trả lời lượt nào trong {calls} lượt gọi của {minutes} phút qua.',
  'exchange.alert.quota_near': '{subject}: đã dùng {share}% hạn mức của ngày ({used} trên {quota} lượt).',
  'exchange.alert.credential_ends': 'Khóa hoặc chứng thư của {subject} còn {days} ngày là hết hạn và chưa có cái thay.',
  'exchange.alert.decoy_shown':
    'KHÓA BẪY của hệ thống {subject} đã bị đem dùng {count} lần trong 24 giờ qua, gần nhất từ địa chỉ {from}. Nơi đặt khóa đã lộ: {placed}. Hãy thay ngay các khóa thật cất ở cùng nơi.',
  'exchange.alert.dead_key_shown':
    'Khóa đã thu hồi hoặc hết hạn của hệ thống {subject} vẫn được đem dùng {count} lần trong 24 giờ qua, gần nhất từ địa chỉ {from}: hệ thống chưa đổi sang khóa mới, hoặc khóa đã lộ.',
  'exchange.alert.grant_ends': 'Quyền khai thác {subject} còn {days} ngày là hết hạn.',
  'exchange.alert.time_stamp_late':
    'Niêm phong của cổng {subject} chờ dấu thời gian đã {minutes} phút: tổ chức cấp dấu không trả lời, hoặc dấu không đúng. Trao đổi vẫn tiếp tục.',
  'exchange.alert.sunset_near':
    'Dịch vụ {subject} còn {days} ngày là ngừng cung cấp mà vẫn còn hệ thống đang gọi: {consumers}.',
  'exchange.alert.sunset_passed':
    'Dịch vụ {subject} đã quá ngày ngừng cung cấp {days} ngày mà vẫn còn hệ thống đang gọi: {consumers}. Cổng chưa chặn lượt nào; hãy tạm ngừng dịch vụ hoặc lùi ngày.',
  'exchange.alert.part_ends':
    'Dịch vụ ghép {composed} dùng dịch vụ {part}, sẽ ngừng cung cấp từ ngày {day}; {owner} cần chuyển thành phần này sang phiên bản khác.',
  'exchange.alert.gateway_silent': 'Cổng {subject} không báo gì về đã {minutes} phút.',
  'exchange.alert.messages_stuck': 'Thông điệp {subject}: {count} thông điệp không tới nơi trong một ngày qua.',
  'exchange.alert.messages_late': 'Thông điệp {subject}: thông điệp cũ nhất đã chờ {minutes} phút.',
  'exchange.test_twice': 'Có hai kiểm thử cùng tên “{name}”.',
  'exchange.alert.contract_broken': 'Kiểm thử của bên khai thác không đạt ở {subject}: {fault}.',
  ...certificatesVi,
  ...connectionTrialsVi,
  ...proposalsVi,
  'exchange.alert.review_overdue':
    'Quyền khai thác {subject} đã quá hạn rà soát {days} ngày mà cơ quan giữ dữ liệu chưa xác nhận; quyền vẫn có hiệu lực.',
  'exchange.review_settled': 'Quyền này vừa được rà soát; hãy xem lại trước khi quyết định.',
  'exchange.grant_lapses':
    'Cơ quan giữ dữ liệu đã quyết định để quyền này hết hiệu lực; không gia hạn được, chỉ xin quyền mới.',
  'exchange.part_in_use':
    'Phần “{part}” đang có dùng, hoặc chưa đủ lâu để biết là không dùng, nên không bỏ được khi rà soát.',
  'exchange.nothing_narrowed': 'Phải chọn ít nhất một thao tác hoặc trường không dùng để bỏ.',
  'exchange.nothing_left': 'Bỏ như vậy thì quyền không còn gì; hãy để quyền hết hiệu lực.',
  'exchange.agreement_needed': 'Phải có văn bản thoả thuận chia sẻ dữ liệu trước khi cấp quyền này ({article}).',
  'exchange.agreement_not_pdf': 'Văn bản thoả thuận phải là tệp PDF đã tải lên xong.',
  'exchange.told.title': 'Dịch vụ {key} trên nền tảng tích hợp',
  'exchange.told.planned': 'Dịch vụ {key} sẽ ngừng theo kế hoạch từ {from} đến {to}. Lý do: {reason}',
  'exchange.told.cancelled': 'Dịch vụ {key} không ngừng như đã báo. Lý do: {reason}',
  'exchange.told.suspended': 'Dịch vụ {key} đã tạm ngừng. Lý do: {reason}',
  'exchange.told.resumed': 'Dịch vụ {key} đã hoạt động trở lại. {reason}',
  'exchange.told.part_ends':
    'Dịch vụ ghép {composed} dùng dịch vụ {key}, sẽ ngừng cung cấp từ ngày {day}. Cần chuyển thành phần này sang phiên bản khác trước ngày đó. Lý do ngừng: {reason}',
  'exchange.told.narrowed':
    'Quyền khai thác dịch vụ {key} của {consumer} được thu hẹp, bỏ phần không dùng: {taken}. Lý do: {reason}',
  'exchange.told.lapses':
    'Quyền khai thác dịch vụ {key} của {consumer} không được xác nhận lại và hết hiệu lực sau ngày {day}. Lý do: {reason}',
  'exchange.told.review':
    'Quyền khai thác dịch vụ {key} của {consumer} cần được rà soát, xác nhận chậm nhất ngày {day} (mục Rà soát quyền của nền tảng tích hợp).',
} as const satisfies Record<string, string>;
