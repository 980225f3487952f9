import type { accessPurposes } from './registry.contract.ts';

/** Chữ của phân hệ Cơ sở dữ liệu dùng chung. */
export const registryVi = {
  'registry.not_found': 'Không tìm thấy lượt khai thác dữ liệu này.',
  'registry.reason_needed':
    'Người này không có hồ sơ đang mở tại đơn vị; phải nêu lý do tra cứu (ít nhất 10 chữ cái). Lượt tra cứu được ghi lại và người được tra cứu xem được.',
  'registry.too_many':
    'Hôm nay tài khoản này đã đối chiếu quá nhiều lần không khớp; hãy thử lại vào ngày mai hoặc nộp tại bộ phận một cửa.',
  'registry.no_register': 'Chưa có cơ sở dữ liệu này.',
  'registry.asked_already': 'Câu hỏi về lượt xem này đã được gửi rồi.',
  'registry.nobody_to_ask':
    'Lượt xem này là của chính người được xem hoặc do hệ thống tự đối chiếu; không có đơn vị nào phải trả lời.',
  'registry.answered_already': 'Câu hỏi này đã được trả lời.',
  'registry.record_wrong': 'Bản ghi có giá trị không đúng quy định của cơ sở dữ liệu.',
  'registry.record_missing': 'Không tìm thấy bản ghi này.',
  'registry.record_merged':
    'Bản ghi này đã được gộp vào bản ghi khác; hãy sửa bản ghi được giữ lại, hoặc hủy gộp trước.',
  'registry.record_ended': 'Bản ghi này đã hết hiệu lực.',
  'registry.key_missing': 'Bản ghi phải có định danh của cơ sở dữ liệu.',
  'registry.keys_disagree': 'Các định danh của bản ghi thuộc về những bản ghi khác nhau.',
  'registry.ends_before': 'Ngày hết hiệu lực không được trước ngày bắt đầu hiệu lực.',
  'registry.record_changed': 'Bản ghi vừa được người khác thay đổi; hãy mở lại để xem bản mới nhất.',
  'registry.nothing_changed': 'Không có gì thay đổi so với bản ghi hiện tại.',
  'registry.fields_wrong': 'Giá trị chưa đúng quy định của cơ sở dữ liệu: {fields}.',
  'registry.pair_judged': 'Cặp bản ghi này đã được kết luận.',
  'registry.one_record': 'Phải chọn hai bản ghi khác nhau để gộp.',
  'registry.merge_undone': 'Lần gộp này đã được hủy.',
  'registry.later_merge': 'Sau lần gộp này, bản ghi được giữ lại còn nhận bản ghi khác; hãy hủy lần gộp sau trước.',
  'registry.purpose.own_form': 'Điền sẵn tờ khai của chính người này',
  'registry.purpose.intake': 'Tiếp nhận hồ sơ tại bộ phận một cửa',
  'registry.purpose.match': 'Đối chiếu thông tin do người khác khai (chỉ trả lời khớp hay không)',
  'registry.purpose.dossier': 'Giải quyết hồ sơ',
  'registry.purpose.verification': 'Xác minh điều đã khai trong hồ sơ',
  'registry.purpose.reasoned': 'Tra cứu ngoài hồ sơ, có nêu lý do',
  'registry.account': 'Tài khoản trên cổng dịch vụ công',
  'registry.account.name': 'Họ và tên',
  'registry.account.birthdate': 'Ngày sinh',
  'registry.account.gender': 'Giới tính',
  'registry.account.account_kind': 'Loại tài khoản',
  'registry.account.personal_id': 'Số định danh cá nhân',
  'registry.account.tax_code': 'Mã số thuế',
  'registry.purpose.sign_on': 'Chính chủ đăng nhập vào hệ thống khác và đồng ý cho biết',
  'registry.purpose.kept_bodies': 'Xem nội dung đã lưu của một lần trao đổi dữ liệu giữa các hệ thống',
  'registry.purpose.sent': 'Hệ thống gửi dữ liệu của hồ sơ cho cơ quan khác',
  'registry.sent': 'Dữ liệu trong hồ sơ (gửi đi)',
  'registry.purpose.keeping': 'Quản lý bản ghi của cơ sở dữ liệu',
} as const satisfies Record<`registry.purpose.${(typeof accessPurposes)[number]}`, string> & Record<string, string>;

/** Lời báo lỗi của tệp định nghĩa cơ sở dữ liệu. */
export const registryTexts = {
  wrongFile: (register: string) => `cơ sở dữ liệu “${register}” phải nằm trong tệp ${register}.yaml`,
  unknownField: (path: string) => `không có trường “${path}” trong fields`,
  unlabelledPart: (part: string) =>
    `phần “${part}” chưa có tên (label, labelEn) trong parts, nên không đính chính được`,
  unknownPart: (part: string) => `không có phần “${part}” trong $defs`,
  wrongSchema: (why: string) => `JSON Schema của các trường không dùng được: ${why}`,
};
