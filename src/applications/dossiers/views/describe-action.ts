import { appointmentText, dayText } from '../course/appointment-text.ts';
import type { DossierAction } from '../course/dossier-action.ts';

const channelWords = { online: 'trực tuyến', counter: 'trực tiếp tại quầy', post: 'qua bưu chính công ích' } as const;

/** Một câu về thao tác, for officials: what was done, with its note. */
export function describeForOfficer(action: DossierAction): string {
  switch (action.kind) {
    case 'submit':
      return `Nộp hồ sơ ${channelWords[action.content.channel]}, ${action.content.documents.length} giấy tờ.`;
    case 'accept':
      return `Tiếp nhận hồ sơ; hẹn trả ${appointmentText(action.content.appointment)}${action.content.waitsForPayment ? '; chờ nộp phí, lệ phí' : ''}.`;
    case 'reject':
      return `Từ chối tiếp nhận. Lý do: ${action.content.reason}`;
    case 'request_supplement':
      return `Yêu cầu bổ sung ${action.content.items.length} nội dung: ${action.content.items.map(({ name, what }) => `${name} – ${what}`).join('; ')}`;
    case 'supplement':
      return `Người nộp bổ sung ${action.content.documents.length} giấy tờ${action.content.form ? ', sửa tờ khai' : ''}${withNote(action.content.note)}${action.content.appointment ? ` Thời hạn tính lại: hẹn trả ${appointmentText(action.content.appointment)}.` : ''}`;
    case 'pay':
      return `Đã thu ${action.content.amountVnd.toLocaleString('vi-VN')} đồng, biên lai số ${action.content.receiptNumber}.`;
    case 'assign':
      return `Phân công ${action.content.assigneeName} thụ lý${withNote(action.content.note)}`;
    case 'propose':
      return `${action.content.outcome === 'grant' ? 'Đề nghị giải quyết' : 'Đề nghị từ chối'}: ${action.content.summary}`;
    case 'review':
      return `${action.content.agree ? 'Đồng ý với kết quả thẩm định' : 'Trả lại để thẩm định lại'}${withNote(action.content.note)}`;
    case 'sign':
      return `${action.content.approve ? 'Ký duyệt' : 'Trả lại, chưa ký'}${withNote(action.content.note)}`;
    case 'register_result':
      return `Hệ thống của bộ, ngành đã cấp số ${action.content.number}.`;
    case 'issue':
      return `Vào sổ số ${action.content.number} ngày ${dayText(action.content.issuedOn)}, đóng dấu.`;
    case 'archive':
      return `Lưu hồ sơ số ${action.content.fileNumber}.`;
    case 'return_result':
      return `Trả kết quả ${channelWords[action.content.how]} cho ${action.content.recipient}.`;
    case 'receive_result':
      return 'Người dân đã nhận kết quả.';
    case 'withdraw':
      return `Rút hồ sơ${withNote(action.content.reason)}`;
  }
}

function withNote(note: string): string {
  return note ? `: ${note}` : '.';
}

/** Lời kể cho người dân: the steps that concern them, without internal notes; undefined where there is nothing to tell. */
export function describeForParty(action: DossierAction): string | undefined {
  switch (action.kind) {
    case 'submit':
      return `Ông/bà đã nộp hồ sơ ${channelWords[action.content.channel]}.`;
    case 'accept':
      return `Bộ phận một cửa đã tiếp nhận hồ sơ, hẹn trả kết quả ${appointmentText(action.content.appointment)}.`;
    case 'reject':
      return `Hồ sơ không được tiếp nhận. Lý do: ${action.content.reason}`;
    case 'request_supplement':
      return `Cơ quan giải quyết đề nghị ông/bà bổ sung, hoàn thiện hồ sơ: ${action.content.reason}`;
    case 'supplement':
      return `Ông/bà đã bổ sung hồ sơ${action.content.appointment ? `; hẹn trả kết quả ${appointmentText(action.content.appointment)}` : ''}.`;
    case 'pay':
      return `Đã nộp phí, lệ phí ${action.content.amountVnd.toLocaleString('vi-VN')} đồng.`;
    case 'assign':
      return 'Hồ sơ đã được giao cho chuyên viên thụ lý.';
    case 'propose':
      return 'Hồ sơ đã được thẩm định xong, đang trình lãnh đạo.';
    case 'sign':
      return action.content.approve ? 'Lãnh đạo đã ký.' : undefined;
    case 'register_result':
      return 'Hệ thống của bộ, ngành đã ghi nhận và cấp số đăng ký.';
    case 'issue':
      return action.content.outcome === 'grant'
        ? 'Đã có kết quả.'
        : 'Hồ sơ không đủ điều kiện giải quyết; đã có thông báo nêu rõ lý do.';
    case 'return_result':
      return `Kết quả đã được trả ${channelWords[action.content.how]}.`;
    case 'receive_result':
      return 'Ông/bà đã nhận kết quả.';
    case 'withdraw':
      return 'Hồ sơ đã được rút.';
    case 'review':
    case 'archive':
      return undefined;
  }
}
