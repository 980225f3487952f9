/** Chữ của phân hệ Hồ sơ. */
export const dossiersVi = {
  'dossier.not_found': 'Không tìm thấy hồ sơ {code}.',
  'dossier.action_not_allowed': 'Hồ sơ {code} hiện không cho phép thao tác này.',
  'dossier.changed': 'Hồ sơ {code} vừa được {name} cập nhật lúc {time}; vui lòng xem lại trước khi thực hiện.',
  'dossier.procedure_not_found': 'Không tìm thấy thủ tục {code}.',
  'dossier.channel_not_offered': 'Thủ tục này không nhận hồ sơ theo hình thức đã chọn.',
  'dossier.no_authority': 'Chưa xác định được cơ quan giải quyết; vui lòng chọn lại nơi giải quyết.',
  'dossier.form_wrong': 'Tờ khai còn {count} chỗ cần sửa.',
  'dossier.document_missing': 'Còn thiếu giấy tờ: {names}.',
  'dossier.document_unknown': 'Có giấy tờ không thuộc thành phần hồ sơ của thủ tục.',
  'dossier.file_refused': '{why}',
  'dossier.file_not_ready': 'Có tệp chưa tải lên xong hoặc không dùng được; vui lòng tải lại tệp đó.',
  'dossier.parties_wrong': 'Thông tin người nộp hoặc chủ hồ sơ chưa đúng: {why}.',
  'dossier.repeat_reason_required':
    'Hồ sơ đã được yêu cầu bổ sung trước đó; phải nêu lý do vì sao nội dung này chưa được yêu cầu từ lần đầu.',
  'dossier.assignee_wrong': 'Người được phân công không phải chuyên viên thụ lý của đơn vị.',
  'dossier.return_note_required': 'Khi trả lại phải ghi rõ nội dung cần làm lại.',
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
  'dossier.urgency.overdue': 'Quá hạn',
  'dossier.urgency.today': 'Hôm nay',
  'dossier.urgency.soon': 'Sắp đến hạn',
  'dossier.urgency.rest': 'Trong hạn',
  'dossier.urgency.waiting': 'Chờ người dân',
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
  | 'withdraw';

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
      return notices[action.kind];
    default:
      return undefined;
  }
}
