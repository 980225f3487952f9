/** Chữ của thử kết nối: what was seen, and of what failed also what to do. */
export const connectionTrialsVi = {
  'exchange.trials_used_up': 'Mỗi người chỉ được thử kết nối {most} lần trong một giờ; hãy thử lại sau.',
  'exchange.trial.state.waiting': 'Đang chờ một cổng tích hợp nhận lượt thử.',
  'exchange.trial.state.under_way': 'Đang thử từng bước.',
  'exchange.trial.state.passed': 'Kết nối dùng được.',
  'exchange.trial.state.passed_composed':
    'Quyền, khóa và hạn mức dùng được; đường tới bên cung cấp thì thử ở quyền đối với từng dịch vụ thành phần.',
  'exchange.trial.state.failed': 'Kết nối chưa dùng được: không đạt ở bước “{title}”.',
  'exchange.trial.state.no_gateway':
    'Không cổng tích hợp nào nhận lượt thử trong {seconds} giây: có thể không cổng nào đang chạy. Báo người vận hành nền tảng kiểm tra các cổng.',
  'exchange.trial.state.no_result': 'Không có kết quả: cổng đang thử đã dừng giữa chừng. Hãy thử lại.',
  'exchange.trial.axis': 'cơ quan quản lý nền tảng',
  'exchange.trial.step.grant': 'Quyền khai thác có hiệu lực',
  'exchange.trial.step.credentials': 'Khóa, chứng thư của hệ thống khai thác',
  'exchange.trial.step.quota': 'Số lượt gọi còn lại hôm nay',
  'exchange.trial.step.address': 'Tới được máy chủ của bên cung cấp',
  'exchange.trial.step.certificate': 'Chứng thư của máy chủ bên cung cấp',
  'exchange.trial.step.breaker': 'Cổng không ngắt mạch với bên cung cấp',
  'exchange.trial.step.read': 'Hỏi thử một thao tác chỉ đọc',

  'exchange.trial.seen.grant_in_force':
    'Quyền có hiệu lực đến hết ngày {to}; hai hệ thống và dịch vụ đều đang hoạt động.',
  'exchange.trial.seen.grant_waiting': 'Quyền chưa được cấp, yêu cầu còn chờ quyết định.',
  'exchange.trial.todo.grant_waiting': 'Quyết định yêu cầu, sau khi bên giữ dữ liệu đã đồng ý.',
  'exchange.trial.seen.grant_suspended': 'Quyền đang tạm ngừng.',
  'exchange.trial.todo.grant_suspended': 'Mở lại quyền khi lý do tạm ngừng (xem các bước của quyền) đã được khắc phục.',
  'exchange.trial.seen.grant_over': 'Quyền đã chấm dứt hoặc bị từ chối.',
  'exchange.trial.todo.grant_over': 'Xin quyền mới nếu còn cần.',
  'exchange.trial.seen.grant_not_begun': 'Quyền đến ngày {from} mới có hiệu lực.',
  'exchange.trial.todo.grant_not_begun': 'Chờ đến ngày đó, hoặc xin quyền có ngày bắt đầu sớm hơn.',
  'exchange.trial.seen.grant_expired': 'Quyền đã hết hiệu lực từ sau ngày {to}.',
  'exchange.trial.todo.grant_expired': 'Đề nghị gia hạn quyền.',
  'exchange.trial.seen.grant_out_of_hours': 'Lúc này ngoài giờ được gọi: quyền chỉ cho gọi từ {from} đến {to}.',
  'exchange.trial.todo.grant_out_of_hours': 'Thử lại trong giờ được gọi, hoặc xin quyền có giờ rộng hơn.',
  'exchange.trial.seen.consumer_suspended': 'Hệ thống khai thác đang tạm ngừng hoặc đã chấm dứt kết nối.',
  'exchange.trial.todo.consumer_suspended': 'Mở lại hệ thống khai thác khi lý do tạm ngừng không còn.',
  'exchange.trial.seen.provider_suspended': 'Hệ thống cung cấp đang tạm ngừng hoặc đã chấm dứt kết nối.',
  'exchange.trial.todo.provider_suspended': 'Mở lại hệ thống cung cấp khi lý do tạm ngừng không còn.',
  'exchange.trial.seen.service_suspended': 'Dịch vụ đang tạm ngừng hoặc đã ngừng cung cấp.',
  'exchange.trial.todo.service_suspended': 'Mở lại dịch vụ, hoặc báo ngày mở lại và phiên bản thay thế.',

  'exchange.trial.seen.credentials_hold': 'Khóa, chứng thư đều dùng được; hạn gần nhất là ngày {day}.',
  'exchange.trial.seen.credentials_own': 'Hệ thống này tự ký mã truy cập của mình, không cần khóa.',
  'exchange.trial.seen.credentials_none': 'Hệ thống khai thác chưa có khóa bí mật nào để lấy mã truy cập.',
  'exchange.trial.todo.credentials_none': 'Cấp khóa ở phần Hệ thống rồi đặt vào hệ thống khai thác.',
  'exchange.trial.seen.credentials_expired': 'Khóa của hệ thống khai thác đã hết hạn ngày {day}.',
  'exchange.trial.todo.credentials_expired': 'Cấp khóa mới ở phần Hệ thống rồi đặt vào hệ thống khai thác.',
  'exchange.trial.seen.certificate_missing':
    'Hệ thống khai thác không có chứng thư còn hạn; cổng này chỉ nhận lượt gọi có chứng thư.',
  'exchange.trial.todo.certificate_missing': 'Nộp chứng thư (tệp PEM) ở phần Hệ thống.',

  'exchange.trial.seen.quota_left': 'Hôm nay còn khoảng {left} trên {quota} lượt.',
  'exchange.trial.seen.quota_used_up': 'Đã dùng hết {quota} lượt của hôm nay.',
  'exchange.trial.todo.quota_used_up': 'Chờ sang ngày mai, hoặc xin nâng số lượt một ngày.',

  'exchange.trial.seen.address_connected': 'Tìm thấy máy chủ{host}, kết nối được sau {ms} ms.',
  'exchange.trial.seen.composed':
    'Dịch vụ ghép không có máy chủ riêng: hãy thử kết nối của từng quyền đối với các dịch vụ thành phần.',
  'exchange.trial.seen.mock': 'Dịch vụ thử nghiệm không có máy chủ: câu trả lời được dựng từ hợp đồng.',
  'exchange.trial.seen.gateway_unaware': 'Cổng vừa nhận lượt thử chưa biết quyền này.',
  'exchange.trial.todo.gateway_unaware': 'Thử lại sau ít phút; nếu vẫn vậy, xem nhật ký của cổng.',
  'exchange.trial.seen.address_not_set': 'Cổng chưa được đặt địa chỉ của bên cung cấp này.',
  'exchange.trial.todo.address_not_set': 'Đặt địa chỉ trong thiết lập của cổng rồi khởi động lại cổng.',
  'exchange.trial.seen.address_forbidden':
    'Địa chỉ đã đăng ký{host} dẫn vào nơi cổng không được gọi tới (chính máy của cổng, địa chỉ nội bộ của máy).',
  'exchange.trial.todo.address_forbidden': 'Sửa tên miền, hoặc đăng ký địa chỉ khác cho dịch vụ.',
  'exchange.trial.seen.name_not_found': 'Không có máy chủ nào mang tên đã đăng ký{host}.',
  'exchange.trial.todo.name_not_found': 'Kiểm tra tên miền (DNS), hoặc đăng ký lại địa chỉ của dịch vụ.',
  'exchange.trial.seen.name_unanswered': 'Máy chủ tên miền (DNS) không trả lời cổng.',
  'exchange.trial.todo.name_unanswered': 'Kiểm tra DNS và mạng của cổng.',
  'exchange.trial.seen.connection_refused':
    'Máy chủ của bên cung cấp{host} từ chối kết nối: không có chương trình nào nhận ở cổng mạng đã đăng ký.',
  'exchange.trial.todo.connection_refused': 'Khởi động lại dịch vụ, kiểm tra tường lửa và địa chỉ đã đăng ký.',
  'exchange.trial.seen.no_connection': 'Máy chủ của bên cung cấp{host} không nhận kết nối trong {seconds} giây.',
  'exchange.trial.todo.no_connection':
    'Kiểm tra máy chủ và tường lửa có cho cổng tích hợp vào không; nếu máy chủ vẫn chạy tốt, người vận hành nền tảng kiểm tra đường mạng.',

  'exchange.trial.seen.certificate_holds': 'Chứng thư đúng tên, được tin, còn hạn đến ngày {day}.',
  'exchange.trial.seen.plain_http': 'Địa chỉ không dùng https; chỉ được phép trong cùng máy hoặc khi chạy thử.',
  'exchange.trial.seen.certificate_expired': 'Máy chủ của bên cung cấp trả lời nhưng chứng thư đã hết hạn ngày {day}.',
  'exchange.trial.todo.certificate_expired': 'Thay chứng thư mới trên máy chủ.',
  'exchange.trial.seen.certificate_not_yet':
    'Máy chủ của bên cung cấp trả lời nhưng chứng thư đến ngày {day} mới có hiệu lực.',
  'exchange.trial.todo.certificate_not_yet': 'Thay chứng thư đang có hiệu lực trên máy chủ.',
  'exchange.trial.seen.certificate_other_name':
    'Máy chủ của bên cung cấp trả lời nhưng chứng thư mang tên khác với tên đã đăng ký{names}.',
  'exchange.trial.todo.certificate_other_name':
    'Thay chứng thư đúng tên máy chủ, hoặc đăng ký lại địa chỉ theo tên trong chứng thư.',
  'exchange.trial.seen.certificate_self_signed':
    'Máy chủ của bên cung cấp trả lời nhưng chứng thư do máy chủ tự ký, không có nơi cấp.',
  'exchange.trial.todo.certificate_self_signed': 'Xin chứng thư của một nơi cấp được tin và thay trên máy chủ.',
  'exchange.trial.seen.certificate_untrusted':
    'Máy chủ của bên cung cấp trả lời nhưng không lần được từ chứng thư tới một nơi cấp được tin.',
  'exchange.trial.todo.certificate_untrusted':
    'Gửi đủ chuỗi chứng thư trung gian, hoặc dùng nơi cấp được tin; nếu là nơi cấp riêng của tỉnh, người vận hành nền tảng thêm vào thiết lập UPSTREAM_CA.',
  'exchange.trial.seen.tls_broken': 'Máy chủ của bên cung cấp nhận kết nối nhưng không thiết lập được https.',
  'exchange.trial.todo.tls_broken':
    'Kiểm tra cổng mạng đã đăng ký có dùng https không, và TLS có từ bản 1.2 trở lên không.',

  'exchange.trial.seen.breaker_closed': 'Các lượt gọi vẫn được chuyển tới bên cung cấp.',
  'exchange.trial.seen.breaker_resting':
    'Cổng{gateway} đang ngắt mạch vì nhiều lượt gọi liên tiếp vừa hỏng; lượt gọi thật lúc này bị từ chối ngay.',
  'exchange.trial.todo.breaker_resting':
    'Xem vì sao các lượt gọi vừa rồi hỏng; vài giây nữa cổng tự gọi lại, khi đó hãy thử lại.',

  'exchange.trial.seen.answered': 'Hỏi thử {operation}: trả lời {status}, {bytes} byte, đúng hợp đồng, sau {ms} ms.',
  'exchange.trial.seen.answered_none':
    'Hỏi thử {operation} với giá trị mẫu: trả lời {status} (không có mục này), đúng như hợp đồng mô tả, sau {ms} ms.',
  'exchange.trial.seen.after_failure': 'Chưa thử vì bước “{title}” không đạt.',
  'exchange.trial.seen.personal':
    'Không hỏi thử: dịch vụ có dữ liệu cá nhân, mà thử kết nối không phải là mục đích được khai thác dữ liệu của ai.',
  'exchange.trial.seen.no_harmless_read':
    'Không hỏi thử: trong các thao tác được cấp không có thao tác chỉ đọc (GET) nào mà hợp đồng cho đủ giá trị mẫu của tham số.',
  'exchange.trial.seen.soap_read_unknown': 'Không hỏi thử: WSDL của dịch vụ không nói thao tác nào chỉ đọc.',
  'exchange.trial.seen.timed_out': 'Hỏi thử {operation}: bên cung cấp không trả lời trong {seconds} giây.',
  'exchange.trial.todo.timed_out': 'Xem máy chủ có quá tải hoặc treo không.',
  'exchange.trial.seen.unreachable': 'Hỏi thử {operation}: kết nối bị ngắt trước khi có câu trả lời.',
  'exchange.trial.todo.unreachable': 'Xem nhật ký của máy chủ và thiết bị đứng trước nó vào lúc thử.',
  'exchange.trial.seen.busy': 'Bên cung cấp đang xử lý đủ số lượt cùng lúc, không còn chỗ cho lượt thử.',
  'exchange.trial.todo.busy': 'Thử lại sau; nếu luôn như vậy, xem vì sao các lượt gọi kéo dài.',
  'exchange.trial.seen.bulk_part_full': 'Phần chỗ dành cho xử lý hàng loạt đang hết.',
  'exchange.trial.todo.bulk_part_full': 'Thử lại sau; nếu luôn như vậy, xem lại phần chỗ của dịch vụ.',
  'exchange.trial.seen.provider_failed': 'Hỏi thử {operation}: bên cung cấp báo lỗi của chính mình{status}.',
  'exchange.trial.todo.provider_failed': 'Xem nhật ký của máy chủ vào lúc thử.',
  'exchange.trial.seen.provider_denies': 'Hỏi thử {operation}: bên cung cấp không cho cổng vào{status}.',
  'exchange.trial.todo.provider_denies':
    'Cho cổng tích hợp gọi dịch vụ; nếu bên cung cấp dùng khóa riêng, người vận hành nền tảng kiểm tra khóa trong thiết lập của cổng.',
  'exchange.trial.seen.example_refused':
    'Hỏi thử {operation}: bên cung cấp từ chối câu hỏi mẫu của chính hợp đồng{status}.',
  'exchange.trial.todo.example_refused': 'Sửa giá trị mẫu trong hợp đồng, hoặc sửa dịch vụ cho nhận giá trị ấy.',
  'exchange.trial.seen.status_unknown': 'Hỏi thử {operation}: bên cung cấp trả lời {status}, hợp đồng không mô tả.',
  'exchange.trial.todo.status_unknown': 'Sửa dịch vụ hoặc công bố hợp đồng mô tả câu trả lời này.',
  'exchange.trial.seen.not_json': 'Hỏi thử {operation}: câu trả lời không phải JSON như hợp đồng.',
  'exchange.trial.todo.not_json': 'Xem địa chỉ đã đăng ký có đúng là của dịch vụ không, hay trả về một trang web.',
  'exchange.trial.seen.breaks_contract': 'Hỏi thử {operation}: câu trả lời{status} không đúng hợp đồng{rule}.',
  'exchange.trial.todo.breaks_contract': 'Sửa dịch vụ cho đúng hợp đồng, hoặc công bố phiên bản hợp đồng mới.',
  'exchange.trial.seen.too_large': 'Hỏi thử {operation}: câu trả lời lớn quá giới hạn của dịch vụ.',
  'exchange.trial.todo.too_large': 'Trả lời từng phần, hoặc đề nghị nâng giới hạn của dịch vụ.',
  'exchange.trial.seen.refused_here': 'Cổng không cho lượt thử đi qua (mã {fault}).',
  'exchange.trial.todo.refused_here': 'Tra mã này trong danh mục lời từ chối của cổng.',
  'exchange.trial.seen.not_recorded': 'Cổng chưa ghi được nhật ký nên lượt gọi thật cũng không được trả lời.',
  'exchange.trial.todo.not_recorded': 'Kiểm tra ổ đĩa của cổng.',
} as const satisfies Record<string, string>;
