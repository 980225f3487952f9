/** Chữ của phân hệ Thủ tục. */
export const proceduresVi = {
  'procedure.not_found': 'Không tìm thấy thủ tục {code}.',
  'procedure.no_earlier_version': 'Thủ tục {code} chưa có phiên bản nào trước phiên bản đang dùng.',
  'procedure.draft_not_found': 'Không tìm thấy bản soạn này; có thể đã được công khai hoặc đã bỏ.',
  'procedure.draft_changed': 'Bản soạn vừa được {name} lưu ở nơi khác; hãy tải lại để xem bản mới nhất rồi sửa tiếp.',
  'procedure.draft_code_wrong': 'Mã thủ tục viết như 1.001193; bản soạn này là của thủ tục {code}.',
  'procedure.published_meanwhile':
    'Phiên bản đang dùng vừa thay đổi; hãy xem lại khác biệt và hồ sơ bị ảnh hưởng rồi thực hiện lại.',
  'procedure.level.province': 'Cấp tỉnh',
  'procedure.level.district': 'Cấp huyện',
  'procedure.level.commune': 'Cấp xã',
  'procedure.level.ministry': 'Cấp trung ương',
  'procedure.catalogue_level.commune': 'Cấp xã',
  'procedure.catalogue_level.province': 'Cấp tỉnh',
  'procedure.catalogue_level.ministry': 'Bộ, cơ quan ngang bộ',
  'procedure.catalogue_level.vertical': 'Cơ quan ngành dọc',
  'procedure.catalogue_level.other': 'Cơ quan khác',
  'procedure.term.working_day': '{amount} ngày làm việc',
  'procedure.term.day': '{amount} ngày',
  'procedure.term.hour': '{amount} giờ làm việc',
  'procedure.term.month': '{amount} tháng',
  'procedure.term.year': '{amount} năm',
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

const things = {
  sector: 'lĩnh vực',
  lifeEvent: 'sự kiện trong đời',
  unitKind: 'loại cơ quan',
  template: 'mẫu kết quả',
  document: 'thành phần hồ sơ',
  section: 'phần của tờ khai',
  variant: 'trường hợp',
} as const;
export type UnknownThing = keyof typeof things;

/** Lời báo lỗi của `motcua check`: what is wrong and what to do. */
export const checkVi = {
  missingFile: (file: string) => `${file}: thiếu tệp này; mỗi gói phải có procedure.yaml, form.json và process.bpmn.`,
  unknown: (what: UnknownThing, code: string) =>
    `không có ${things[what]} “${code}”; hãy dùng mã có trong danh mục của tỉnh.`,
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
  pools: (together: boolean): string =>
    together
      ? 'thủ tục có cơ quan phối hợp phải vẽ đúng hai quy trình: của cơ quan giải quyết trước, của cơ quan phối hợp sau.'
      : 'gói thủ tục của một cơ quan phải có đúng một quy trình.',
  partnersNotAsked:
    'quy trình phải có phần lặp lại cho từng cơ quan phối hợp (motcua:collection="partners" motcua:item="partner").',
  unknownMessage: (name: string, known: readonly string[]) =>
    `sự kiện “${name}” dùng thông điệp lạ; giữa hai bể chỉ có ${known.join(', ')}.`,
  uncorrelated: (name: string) =>
    `sự kiện “${name}” phải ghi motcua:correlation="partner" để đúng cơ quan phối hợp nhận được.`,
  wrongPool: (name: string, action: string) =>
    `bước “${name}” (${action}) đặt sai khung; hãy vẽ nó ở khung của cơ quan kia.`,
  partnerTooLong: (name: string, end: string, limit: string) =>
    `các bước của cơ quan phối hợp dài hơn thời hạn của ${name} (xong lúc ${end}, hạn là ${limit}); hãy rút ngắn các bước.`,
  deemedWrong: (partner: string) =>
    `cơ quan phối hợp ${partner}: im lặng được coi là đồng ý thì phải ghi answer.deemed là một trong các outcomes, và ngược lại.`,
  notHosted: (name: string, type: string) =>
    `bước “${name}” (${type}) chưa dùng được trong quy trình giải quyết hồ sơ.`,
  noAction: (name: string) => `bước “${name}” phải ghi motcua:action là thao tác nào trên hồ sơ.`,
  noDecision: 'bước tính theo bảng quyết định (business rule task) phải ghi motcua:decision là bảng nào.',
  wrongLane: (name: string, lane: string, roles: readonly string[]) =>
    `bước “${name}” đang ở làn “${lane}”; thao tác này thuộc làn ${roles.join(' hoặc ')}.`,
  actionMissing: (action: string) => `quy trình thiếu bước có thao tác ${action}.`,
  registrationMismatch: 'bước register_result chỉ có, và phải có, khi kết quả do hệ thống của bộ, ngành cấp số.',
  unknownName: (text: string, name: string) =>
    `biểu thức “${text}” đọc “${name}” nhưng tờ khai không có phần hay trường ấy; hãy sửa tên cho đúng tờ khai.`,
  unknownCondition: (text: string, name: string) =>
    `điều kiện “${text}” đọc “${name}”; quy trình chỉ biết các phần của tờ khai, channel, accepted, outcome, agree, approve, complete và inTurn.`,
  subjectMissing:
    'phần này hỏi số định danh hoặc mã số mà chưa ghi chủ thể (subject); hãy ghi dữ liệu là của ai để điền sẵn, hoặc nêu lý do ở typedBecause.',
  unknownSource: (register: string, path: string) =>
    `không có cơ sở dữ liệu “${register}” với trường “${path}”; hãy sửa source.`,
  sourceOfOther: (register: string) =>
    `cơ sở dữ liệu “${register}” không nói về loại chủ thể của phần này; hãy sửa source hoặc subject.`,
  askedTwice: (label: string, register: string, path: string) =>
    `“${label}” đã có trong cơ sở dữ liệu “${register}” (${path}) nên không được bắt khai lại; hãy ghi source, hoặc nêu lý do ở typedBecause.`,
  neverTrue: (expression: string) =>
    `điều kiện “${expression}” luôn sai, có khai thế nào cũng vậy; hãy sửa hoặc bỏ điều kiện.`,
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
  withoutHelp: (fields: readonly string[]) =>
    `  ${fields.length} trường chưa có lời giải thích (help), nên viết thêm: ${fields.join(', ')}`,
  fine: (code: string, name: string) => `✓ ${code} ${name}`,
  summary: (packages: number, faults: number): string =>
    faults === 0 ? `Đã kiểm tra ${packages} gói, không có lỗi.` : `Đã kiểm tra ${packages} gói, có ${faults} lỗi.`,
  timesTooLong: (variant: string, end: string, limit: string) =>
    `tổng thời gian các bước vượt thời hạn của trường hợp ${variant} (các bước xong lúc ${end}, hạn là ${limit}); hãy rút ngắn các bước.`,
} as const;

/** Lời của lệnh `motcua ask-once`. */
export const askOnceTexts = {
  usage: 'Cách dùng: motcua ask-once TỆP.json (thủ tục đầy đủ) hoặc THƯ_MỤC (gói thủ tục).',
  unreadable: (file: string) => `${file}: không phải danh sách thủ tục đầy đủ.`,
  line: (of: { code: string; name: string; papers: number; spared: number; fields: number; sparedFields: number }) =>
    `${of.code} ${of.name}: ${of.spared}/${of.papers} giấy tờ${of.fields > 0 ? `, ${of.sparedFields}/${of.fields} thông tin` : ''} Nhà nước đã có`,
  here: (of: { papers: number; fields: number; papersHere: number; fieldsHere: number }) =>
    `  trên giấy: ${of.papers} giấy tờ, ${of.fields} thông tin; ở đây: ${of.papersHere} giấy tờ, ${of.fieldsHere} thông tin`,
  summaryHere: (of: { papers: number; fields: number; papersHere: number; fieldsHere: number }) =>
    `Trên giấy hỏi ${of.papers} giấy tờ, ${of.fields} thông tin; ở đây hỏi ${of.papersHere} giấy tờ, ${of.fieldsHere} thông tin.`,
  paper: ({ name, register, article }: { name: string; register: string; article: string }) =>
    `  - ${name.replaceAll(/\s+/g, ' ').trim()} → ${register}${article && ` (${article})`}`,
  papersOnly: 'Danh mục quốc gia chỉ liệt kê giấy tờ, không có tờ khai điện tử; vì vậy ở trên chỉ đếm giấy tờ.',
  withForms: (packages: number, procedures: number) =>
    `Trong ${procedures} thủ tục ấy, ${packages} gói thủ tục của tỉnh có tờ khai, nên đếm được cả thông tin phải khai:`,
  summary: (of: { procedures: number; papers: number; spared: number; fields: number; sparedFields: number }) =>
    `${of.procedures} thủ tục: có thể không bắt nộp ${of.spared} trong ${of.papers} giấy tờ${of.fields > 0 ? `, không bắt khai ${of.sparedFields} trong ${of.fields} thông tin` : ''}.`,
};
