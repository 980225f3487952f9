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
  timesTooLong: (variant: string, end: string, limit: string) =>
    `tổng thời gian các bước vượt thời hạn của trường hợp ${variant} (các bước xong lúc ${end}, hạn là ${limit}); hãy rút ngắn các bước.`,
} as const;
