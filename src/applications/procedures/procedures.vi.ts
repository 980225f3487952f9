/** Chữ của phân hệ Thủ tục. */
export const proceduresVi = {
  'procedure.not_found': 'Không tìm thấy thủ tục {code}.',
  'procedure.level.province': 'Cấp tỉnh',
  'procedure.level.district': 'Cấp huyện',
  'procedure.level.commune': 'Cấp xã',
  'procedure.service_level.1': 'Mức độ 1',
  'procedure.service_level.2': 'Mức độ 2',
  'procedure.service_level.3': 'Mức độ 3',
  'procedure.service_level.4': 'Mức độ 4',
  'procedure.service_level.full': 'Toàn trình',
  'procedure.service_level.partial': 'Một phần',
  'procedure.applicant.citizen': 'Công dân',
  'procedure.applicant.enterprise': 'Doanh nghiệp',
  'procedure.applicant.organisation': 'Tổ chức',
  'procedure.channel.online': 'Trực tuyến',
  'procedure.channel.counter': 'Trực tiếp',
  'procedure.channel.post': 'Bưu chính công ích',
} as const;

/** Lời báo lỗi của `motcua check`: what is wrong and what to do. */
export const checkTexts = {
  missingFile: (file: string) => `${file}: thiếu tệp này; mỗi gói phải có procedure.yaml, form.json và process.bpmn.`,
  unknown: (what: string, code: string) => `không có ${what} “${code}”; hãy dùng mã có trong danh mục của tỉnh.`,
  systemMissing: 'kết quả do hệ thống của bộ, ngành cấp số thì phải ghi system là hệ thống nào.',
  bookMissing: 'kết quả do tỉnh cấp số thì phải ghi book là sổ nào.',
  badTerm: (term: string) =>
    `không hiểu thời hạn “${term}”; hãy viết như “3 working days”, “8 working hours”, “30 days”, “same day”.`,
  badPolicy: (policy: string, term: string) =>
    `quy tắc nhận “${policy}” không có trong hồ sơ quy tắc hoặc không dùng được với thời hạn “${term}”; hãy bỏ hoặc đổi policy.`,
  badExpression: (text: string, why: string) => `biểu thức “${text}” không dùng được: ${why}`,
  lastVariantOpen: 'trường hợp cuối cùng không được có điều kiện, các trường hợp trước đó phải có.',
  unknownArticle: (article: string) =>
    `căn cứ “${article}” không mở đầu bằng ký hiệu văn bản nào trong legalBases; hãy thêm văn bản đó.`,
  feeDueWrong: 'feeDue và fees không khớp: có phí thì phải nói thu lúc nào, không có phí thì ghi none.',
  oneProcess: 'gói thủ tục của một cơ quan phải có đúng một quy trình.',
  notHosted: (name: string, type: string) =>
    `bước “${name}” (${type}) chưa dùng được trong quy trình giải quyết hồ sơ.`,
  noAction: (name: string) => `bước “${name}” phải ghi motcua:action là thao tác nào trên hồ sơ.`,
  wrongLane: (name: string, lane: string, roles: readonly string[]) =>
    `bước “${name}” đang ở làn “${lane}”; thao tác này thuộc làn ${roles.join(' hoặc ')}.`,
  actionMissing: (action: string) => `quy trình thiếu bước có thao tác ${action}.`,
  registrationMismatch: 'bước register_result chỉ có, và phải có, khi kết quả do hệ thống của bộ, ngành cấp số.',
  unknownName: (text: string, name: string) =>
    `biểu thức “${text}” đọc “${name}” nhưng tờ khai không có phần hay trường ấy; hãy sửa tên cho đúng tờ khai.`,
  unknownCondition: (text: string, name: string) =>
    `điều kiện “${text}” đọc “${name}”; quy trình chỉ biết các phần của tờ khai, channel, accepted, outcome, agree và approve.`,
  unknownCodeList: (list: string) => `không có danh mục “${list}”; hãy dùng danh mục có trong code-lists.`,
  templateUnread: (template: string, path: string) =>
    `mẫu kết quả ${template} in trường “${path}” nhưng tờ khai không có; hãy thêm trường đó hoặc đổi mẫu.`,
  publishedLate: 'phải có hiệu lực từ ngày ban hành trở đi; hãy xem lại issuedOn và from.',
  wrongOrder: (what: string) =>
    `các dòng ${what} phải theo thứ tự ngày from và không dòng nào kết thúc trước khi bắt đầu.`,
  duplicate: (id: string) => `“${id}” được dùng hai lần; mỗi mục phải có id riêng.`,
  goldenMissing: (folder: string) =>
    `${folder}: thiếu hồ sơ mẫu; mỗi gói phải có ít nhất một tệp golden/*.yaml để chạy thử.`,
  goldenDocument: (id: string) => `hồ sơ mẫu nộp “${id}” nhưng gói không có thành phần hồ sơ ấy; hãy sửa id.`,
  goldenChannel: (channel: string) => `gói không nhận hồ sơ qua kênh “${channel}”; hãy đổi kênh của hồ sơ mẫu.`,
  nothingFound: (folder: string) =>
    `Không thấy gói thủ tục nào trong “${folder}”; hãy chỉ tới một thư mục có tệp procedure.yaml ở trong.`,
  usage: 'Cách dùng: motcua check THƯ_MỤC',
  fine: (code: string, name: string) => `✓ ${code} ${name}`,
  summary: (packages: number, faults: number) =>
    faults === 0 ? `Đã kiểm tra ${packages} gói, không có lỗi.` : `Đã kiểm tra ${packages} gói, có ${faults} lỗi.`,
  timesTooLong: (variant: string, end: string, limit: string) =>
    `tổng thời gian các bước vượt thời hạn của trường hợp ${variant} (các bước xong lúc ${end}, hạn là ${limit}); hãy rút ngắn các bước.`,
} as const;

const statusNames = {
  submitted: 'mới nộp',
  accepted: 'đã tiếp nhận',
  rejected: 'bị từ chối tiếp nhận',
  processing: 'đang giải quyết',
  awaiting_supplement: 'chờ bổ sung',
  awaiting_payment: 'chờ nộp phí, lệ phí',
  withdrawn: 'đã rút',
  stopped: 'bị từ chối giải quyết',
  finished: 'đã có kết quả',
  returned: 'đã trả kết quả',
} as const;
type GoldenStatus = keyof typeof statusNames;

/** Lời của `motcua dry-run`. */
export const goldenTexts = {
  formWrong: (path: string, problem: string) => `tờ khai, ${path}: ${problem}`,
  documentMissing: (name: string) => `thiếu giấy tờ bắt buộc: ${name}`,
  turnedBack: (step: number, at: string) => `bước ${step} (${at}) xảy ra trước bước trước đó`,
  stepRefused: (step: number, action: string, why: string) => `bước ${step} (${action}) không làm được: ${why}`,
  notLawful: (status: GoldenStatus) => `hồ sơ ${statusNames[status]}`,
  alreadySigned: 'kết quả đã ký nên không rút được nữa',
  unpaid: 'chưa nộp phí, lệ phí',
  noTask: 'quy trình không có việc này đang mở',
  stuck: (node: string, why: string) => `quy trình dừng ở ${node} (${why})`,
  differs: (what: string, expected: string, found: string) => `${what}: mong đợi ${expected}, thực tế ${found}`,
  usage: 'Cách dùng: motcua dry-run THƯ_MỤC',
  passed: (code: string, name: string, course: string) => `✓ ${code} ${name}: ${course}`,
  failed: (code: string, name: string) => `✗ ${code} ${name}`,
  course: ({
    feesVnd,
    appointment,
    status,
  }: {
    feesVnd: number;
    appointment: string | undefined;
    status: GoldenStatus;
  }) =>
    [
      feesVnd === 0 ? 'không thu phí' : `phí, lệ phí ${feesVnd.toLocaleString('vi-VN')} đồng`,
      appointment ? `hẹn trả ${appointment}` : 'không hẹn trả',
      statusNames[status],
    ].join(', '),
  summary: (played: number, wrong: number) =>
    wrong === 0
      ? `Đã chạy thử ${played} hồ sơ mẫu, tất cả đúng như mong đợi.`
      : `Đã chạy thử ${played} hồ sơ mẫu, ${wrong} hồ sơ khác mong đợi.`,
} as const;
