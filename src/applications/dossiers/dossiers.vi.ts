/** Chữ của phân hệ Hồ sơ. */
export const dossiersVi = {
  'absence.not_found': 'Không có ghi nhận vắng mặt này.',
  'absence.not_yours': 'Chỉ ghi vắng mặt cho mình hoặc cho người của đơn vị do mình phụ trách.',
  'absence.days_wrong': 'Ngày đi phải từ hôm nay, ngày về không trước ngày đi, và vắng không quá {most} ngày.',
  'absence.stand_in_wrong': 'Người làm thay phải cùng đơn vị với người vắng mặt và không phải là người ghi.',
  'absence.overlaps': '{name} đã được ghi vắng mặt trong những ngày ấy.',
  'reorganisation.day_over': 'Ngày {on} đã qua; sắp xếp chỉ thực hiện từ hôm nay trở đi.',
  'reorganisation.day_taken': 'Ngày {on} đã có “{name}”; hãy chọn ngày khác.',
  'reorganisation.nothing_installed': 'Hệ thống chưa có tổ chức của tỉnh; hãy chạy npm start một lần trước.',
  'reorganisation.ordered_already': 'Việc sắp xếp này đã được ghi nhận cho ngày {on}.',
  'reorganisation.unclear': 'Còn {count} điểm chưa rõ; chạy lại với --dry-run để xem và bổ sung tệp sắp xếp.',
  'dossier.data_unchecked':
    'Còn {count} thông tin người nộp khai khác với cơ sở dữ liệu; hãy kết luận từng thông tin trước khi trình.',
  'dossier.not_found': 'Không tìm thấy hồ sơ {code}.',
  'dossier.action_not_allowed': 'Hồ sơ {code} hiện không cho phép thao tác này.',
  'dossier.changed': 'Hồ sơ {code} vừa được {name} cập nhật lúc {time}; vui lòng xem lại trước khi thực hiện.',
  'dossier.changed_elsewhere': 'Hồ sơ {code} vừa được cập nhật lúc {time}; vui lòng xem lại trước khi thực hiện.',
  'dossier.fault_met':
    'Hệ thống gặp lỗi ở hồ sơ này và chưa thực hiện; xin thử lại, nếu vẫn lỗi xin báo bộ phận kỹ thuật.',
  'dossier.procedure_not_found': 'Không tìm thấy thủ tục {code}.',
  'dossier.not_of_one_visit': 'Hồ sơ {code} không phải do cùng một người nộp tại quầy này trong cùng một ngày.',
  'dossier.consignment_missing': 'Gửi qua bưu chính công ích phải ghi số hiệu bưu gửi.',
  'dossier.postal_day_wrong': 'Ngày bưu chính giao hồ sơ không được sau hôm nay.',
  'dossier.channel_not_offered': 'Thủ tục này không nhận hồ sơ theo hình thức đã chọn.',
  'dossier.no_authority': 'Chưa xác định được cơ quan giải quyết; vui lòng chọn lại nơi giải quyết.',
  'dossier.form_wrong': 'Tờ khai còn {count} chỗ cần sửa.',
  'dossier.document_missing': 'Còn thiếu giấy tờ: {names}.',
  'dossier.document_unknown': 'Có giấy tờ không thuộc thành phần hồ sơ của thủ tục.',
  'dossier.file_refused': '{why}',
  'dossier.file_not_ready': 'Có tệp chưa tải lên xong hoặc không dùng được; vui lòng tải lại tệp đó.',
  'dossier.applicant_unnamed': 'Chưa có tên người nộp.',
  'dossier.applicant_personal_id_wrong': 'Số định danh của người nộp phải gồm 12 chữ số, bắt đầu bằng 0.',
  'dossier.applicant_tax_code_wrong': 'Mã số thuế của người nộp phải gồm 10 hoặc 13 chữ số.',
  'dossier.owner_unnamed': 'Chưa có tên chủ hồ sơ.',
  'dossier.owner_personal_id_wrong': 'Số định danh của chủ hồ sơ phải gồm 12 chữ số, bắt đầu bằng 0.',
  'dossier.owner_tax_code_wrong': 'Mã số thuế của chủ hồ sơ phải gồm 10 hoặc 13 chữ số.',
  'dossier.authorisation_missing': 'Nộp thay người khác phải ghi số, ngày giấy ủy quyền.',
  'dossier.repeat_reason_required':
    'Hồ sơ đã được yêu cầu bổ sung trước đó; phải nêu lý do vì sao nội dung này chưa được yêu cầu từ lần đầu.',
  'dossier.assignee_wrong': 'Người được phân công không phải chuyên viên thụ lý của đơn vị.',
  'dossier.return_note_required': 'Khi trả lại phải ghi rõ nội dung cần làm lại.',
  'dossier.own_work': 'Ông/bà là người trình nội dung này nên không ký duyệt; đề nghị {names} ký.',
  'dossier.supplement_rounds_used': 'Hồ sơ đã được yêu cầu bổ sung {atMost} lần, là số lần tối đa theo {article}.',
  'dossier.partner_unknown': 'Thủ tục không có cơ quan phối hợp “{partner}” cho hồ sơ này.',
  'dossier.partner_without_unit': 'Chưa xác định được đơn vị của {name} cho địa bàn của hồ sơ.',
  'dossier.missing_required': 'Khi trả hồ sơ phải ghi rõ từng nội dung còn thiếu.',
  'dossier.outcome_unknown': 'Kết quả trả lời không có trong danh mục của thủ tục.',
  'dossier.finding_unknown': 'Thủ tục không hỏi nội dung “{field}”.',
  'dossier.finding_missing': 'Chưa ghi nội dung “{field}”.',
  'dossier.finding_wrong': 'Nội dung “{field}” không đúng kiểu dữ liệu.',
  'dossier.answer_paper_required': 'Trả lời phải kèm văn bản của cơ quan phối hợp.',
  'dossier.extension_too_late': 'Hồ sơ đã quá hạn nên không gia hạn được; việc quá hạn đã được ghi nhận.',
  'dossier.nothing_changed': 'Chưa có nội dung nào được điều chỉnh.',
  'dossier.colleague_wrong': 'Người được hỏi ý kiến phải là cán bộ khác của cơ quan giải quyết.',
  'dossier.portal_form_unreadable': 'Tờ khai điện tử (ThongTinKhac) không đọc được.',
  'dossier.portal_file_missing': 'Tệp “{name}” không có nội dung (NoiDungTepTin).',
  'dossier.portal_file_refused': 'Tệp “{name}” không dùng được: hỏng, hoặc không phải loại tệp được nhận.',
  'dossier.draft_not_found': 'Không tìm thấy bản khai.',
  'dossier.draft_submitted': 'Bản khai này đã được nộp thành hồ sơ {code}.',
  'dossier.draft_changed': 'Bản khai đã được sửa ở một thiết bị khác; vui lòng tải lại trang.',
  'dossier.draft_too_large': 'Bản khai quá lớn.',
  'dossier.notice.title': 'Hồ sơ {code}',
  'dossier.status.submitted': 'Đã nộp, chờ tiếp nhận',
  'dossier.status.accepted': 'Đã tiếp nhận',
  'dossier.status.rejected': 'Không được tiếp nhận',
  'dossier.status.processing': 'Đang giải quyết',
  'dossier.status.awaiting_supplement': 'Chờ bổ sung',
  'dossier.status.awaiting_payment': 'Chờ nộp phí, lệ phí',
  'dossier.status.withdrawn': 'Đã rút hồ sơ',
  'dossier.status.stopped': 'Từ chối giải quyết',
  'dossier.status.finished': 'Đã có kết quả',
  'dossier.status.returned': 'Đã trả kết quả',
  'dossier.action.submit': 'Nộp hồ sơ',
  'dossier.action.accept': 'Tiếp nhận',
  'dossier.action.reject': 'Từ chối tiếp nhận',
  'dossier.action.request_supplement': 'Yêu cầu bổ sung, hoàn thiện',
  'dossier.action.supplement': 'Bổ sung hồ sơ',
  'dossier.action.pay': 'Thu phí, lệ phí',
  'dossier.action.assign': 'Phân công thụ lý',
  'dossier.action.propose': 'Trình kết quả thẩm định',
  'dossier.action.review': 'Cho ý kiến thẩm định',
  'dossier.action.sign': 'Ký duyệt',
  'dossier.action.register_result': 'Cấp số tại hệ thống của bộ, ngành',
  'dossier.action.issue': 'Vào sổ, đóng dấu',
  'dossier.action.archive': 'Lưu hồ sơ',
  'dossier.action.return_result': 'Trả kết quả',
  'dossier.action.receive_result': 'Nhận kết quả',
  'dossier.action.withdraw': 'Rút hồ sơ',
  'dossier.action.close': 'Đóng hồ sơ',
  'dossier.action.consult': 'Gửi cơ quan phối hợp',
  'dossier.action.consult_again': 'Hoàn thiện và gửi lại',
  'dossier.action.partner_receive': 'Tiếp nhận phối hợp',
  'dossier.action.partner_answer': 'Xử lý, trả lời phối hợp',
  'dossier.action.partner_approve': 'Duyệt trả lời phối hợp',
  'dossier.action.partner_send': 'Lưu và chuyển kết quả phối hợp',
  'dossier.action.partner_silent': 'Cơ quan phối hợp quá hạn trả lời',
  'dossier.action.stop': 'Dừng giải quyết',
  'dossier.action.change': 'Điều chỉnh nội dung',
  'dossier.action.draft_extension': 'Dự thảo xin lỗi, gia hạn',
  'dossier.action.extend': 'Xin lỗi và gia hạn',
  'dossier.action.record_breach': 'Ghi nhận quá hạn',
  'dossier.action.desk_late': 'Bộ phận một cửa quá hạn xử lý hồ sơ trực tuyến',
  'dossier.action.report_error': 'Báo sai sót của kết quả',
  'dossier.action.correct': 'Đính chính kết quả',
  'dossier.action.claim': 'Nhận việc',
  'dossier.action.reassign': 'Chuyển người xử lý',
  'dossier.action.acknowledge': 'Ký nhận hồ sơ',
  'dossier.action.note': 'Ghi chú',
  'dossier.action.ask_opinion': 'Xin ý kiến đồng nghiệp',
  'dossier.action.give_opinion': 'Cho ý kiến',
  'dossier.action.migrate': 'Chuyển phiên bản thủ tục',
  'dossier.action.move_unit': 'Chuyển cơ quan giải quyết',
  'dossier.action.verify_data': 'Đối chiếu dữ liệu',
  'dossier.action.settle_data': 'Kết luận đối chiếu dữ liệu',
  'dossier.urgency.overdue': 'Quá hạn',
  'dossier.urgency.today': 'Hôm nay',
  'dossier.urgency.soon': 'Sắp đến hạn',
  'dossier.urgency.rest': 'Trong hạn',
  'dossier.urgency.waiting': 'Chờ người dân',
} as const;

/** Lời báo cho cán bộ, in the bell of the desk. */
export const officerNotices = {
  assigned: 'Ông/bà được phân công thụ lý hồ sơ {code} ({procedure}).',
  reassigned: 'Hồ sơ {code} ({procedure}) được chuyển cho ông/bà xử lý. Lý do: {reason}',
  opinion_asked: '{name} xin ý kiến của ông/bà về hồ sơ {code} ({procedure}).',
  opinion_given: '{name} đã cho ý kiến về hồ sơ {code}.',
  extension_drafted:
    'Hồ sơ {code} ({procedure}) đến hạn ngày {due} mà chưa có kết quả; đã dự thảo văn bản xin lỗi và gia hạn, chờ ông/bà quyết định.',
  step_late: 'Hồ sơ {code}: bước “{step}” đã quá thời gian của bước; xin đôn đốc hoặc giao người khác.',
  breached: 'Hồ sơ {code} ({procedure}) đã quá hạn. Nơi đang giữ hồ sơ: {holder}.',
  desk_unread: 'Hồ sơ trực tuyến {code} ({procedure}) chưa được bộ phận một cửa mở xem trong thời gian quy định.',
  desk_unanswered: 'Hồ sơ trực tuyến {code} ({procedure}) chưa được tiếp nhận hoặc trả lời trong thời gian quy định.',
  partner_deemed: '{partner} không trả lời đúng hạn về hồ sơ {code} nên được coi là đã đồng ý.',
  partner_silent: '{partner} đã quá hạn trả lời về hồ sơ {code} ({procedure}).',
  partner_returned: '{partner} trả lại hồ sơ {code} để hoàn thiện.',
  supplemented: 'Người nộp đã bổ sung hồ sơ {code} ({procedure}).',
  changed: 'Người nộp đã điều chỉnh nội dung hồ sơ {code} ({procedure}).',
  withdrawn: 'Hồ sơ {code} ({procedure}) đã được rút hoặc dừng giải quyết.',
  data_differs: 'Hồ sơ {code} ({procedure}): thông tin đã khai khác với cơ sở dữ liệu, cần ông/bà kết luận.',
  error_reported: 'Kết quả của hồ sơ {code} ({procedure}) được báo là có sai sót, chờ đính chính.',
} as const;

type NoticeKind =
  | 'submit'
  | 'accept'
  | 'accept_unpaid'
  | 'reject'
  | 'request_supplement'
  | 'pay'
  | 'issue_grant'
  | 'issue_refuse'
  | 'return_result'
  | 'withdraw'
  | 'close'
  | 'stop'
  | 'extend'
  | 'report_error'
  | 'correct'
  | 'move_unit';

/** Lời thông báo gửi người dân; short, official, with what to do next. */
export const notices: Readonly<Record<NoticeKind, string>> = {
  submit: 'Hồ sơ {code} ({procedure}) đã được gửi ngày {on} và đang chờ bộ phận một cửa kiểm tra.',
  accept: 'Hồ sơ {code} ({procedure}) đã được tiếp nhận. Hẹn trả kết quả: {due}.',
  accept_unpaid:
    'Hồ sơ {code} ({procedure}) đã được tiếp nhận; đề nghị ông/bà nộp phí, lệ phí {amount} đồng để hồ sơ được giải quyết.',
  reject: 'Hồ sơ {code} không được tiếp nhận. Lý do: {reason}',
  request_supplement: 'Hồ sơ {code} cần bổ sung, hoàn thiện: {items}',
  pay: 'Đã nhận phí, lệ phí {amount} đồng của hồ sơ {code}. Hẹn trả kết quả: {due}.',
  issue_grant: 'Hồ sơ {code} ({procedure}) đã có kết quả.',
  issue_refuse: 'Hồ sơ {code} ({procedure}) không đủ điều kiện giải quyết; thông báo kèm lý do đã được lập.',
  return_result: 'Kết quả của hồ sơ {code} đã được trả ngày {on}.',
  withdraw: 'Hồ sơ {code} đã được rút theo đề nghị ngày {on}.',
  close: 'Hồ sơ {code} ({procedure}) đã được đóng vì quá thời hạn bổ sung.',
  stop: 'Hồ sơ {code} ({procedure}) đã dừng giải quyết ngày {on}. Lý do: {reason}',
  extend:
    'Cơ quan giải quyết xin lỗi ông/bà vì chưa giải quyết xong hồ sơ {code} ({procedure}): {reason}. Hẹn trả kết quả lại: {due}.',
  report_error: 'Đã ghi nhận sai sót của kết quả hồ sơ {code}; cơ quan giải quyết sẽ đính chính.',
  correct: 'Kết quả của hồ sơ {code} đã được đính chính ngày {on}.',
  move_unit:
    'Do sắp xếp tổ chức, hồ sơ {code} ({procedure}) được chuyển cho cơ quan kế thừa giải quyết; mã hồ sơ và ngày hẹn không đổi.',
};

/** The notice an action calls for; most internal steps call for none. */
export function noticeVi(action: { kind: string; content: object }): string | undefined {
  if (action.kind === 'accept') {
    return 'waitsForPayment' in action.content && action.content.waitsForPayment === true
      ? notices.accept_unpaid
      : notices.accept;
  }
  if (action.kind === 'issue') {
    return 'outcome' in action.content && action.content.outcome === 'refuse'
      ? notices.issue_refuse
      : notices.issue_grant;
  }
  switch (action.kind) {
    case 'submit':
    case 'reject':
    case 'request_supplement':
    case 'pay':
    case 'return_result':
    case 'withdraw':
    case 'close':
    case 'stop':
    case 'extend':
    case 'report_error':
    case 'correct':
    case 'move_unit':
      return notices[action.kind];
    default:
      return undefined;
  }
}
