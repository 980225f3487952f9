/** Lời báo lỗi bảng quyết định của `motcua check`: what is wrong and what to do. */
export const decisionVi = {
  notDmn: (fault: string) => `không đọc được tệp DMN 1.3: ${fault}`,
  unreadable: (what: string) => `không hiểu ${what}; hãy bỏ đi hoặc viết lại cho đúng DMN 1.3.`,
  notTable: (name: string) => `“${name}” không phải bảng quyết định (decisionTable); chỉ nhận bảng quyết định.`,
  otherElement: (type: string) =>
    `phần tử ${type} không dùng được; chỉ nhận bảng quyết định và dữ liệu vào (inputData).`,
  dependent: (name: string) =>
    `bảng “${name}” lấy kết quả của bảng khác; hãy ghi thẳng điều kiện vào bảng này, vì bảng nối bảng chưa dùng được.`,
  hitPolicy: (policy: string) => `hit policy ${policy} không dùng được; hãy dùng UNIQUE, FIRST, ANY hoặc COLLECT.`,
  aggregated: 'COLLECT có phép gộp thì bảng chỉ được có một cột kết quả.',
  aggregationAlone: 'chỉ hit policy COLLECT mới có phép gộp (aggregation).',
  tooManyRows: (name: string, rows: number, most: number) =>
    `bảng “${name}” có ${rows} dòng, nhiều nhất ${most}; hãy gộp dòng bằng khoảng giá trị, hoặc tách thành nhiều bảng.`,
  cells: (row: string, cells: number, columns: number) =>
    `dòng ${row} có ${cells} ô nhưng bảng có ${columns} cột; hãy ghi đủ mỗi cột một ô.`,
  badTable: (name: string, why: string) => `bảng “${name}”: ${why}`,
  badCell: (row: string, column: string, text: string, why: string) =>
    `dòng ${row}, cột “${column}”: ô “${text}” không dùng được: ${why}`,
  notTest: 'ô điều kiện chỉ nhận giá trị, danh sách, so sánh, khoảng, not(…) hoặc “-”',
  empty: 'ô kết quả đang để trống',
  unknownInput: (text: string, name: string) =>
    `“${text}” đọc “${name}” nhưng tờ khai không có phần hay trường ấy; ngoài tờ khai chỉ có today và channel.`,
  unknownArticle: (article: string) =>
    `căn cứ “${article}” không mở đầu bằng ký hiệu văn bản nào trong legalBases; hãy thêm văn bản đó.`,
  repeated: (id: string, from: string) =>
    `bảng “${id}” từ ngày ${from} có hai lần; mỗi bảng phải có một ngày from riêng.`,
  wrongDates: 'ngày to đứng trước ngày from; hãy xem lại.',
  overlap: (one: string, other: string, policy: string) =>
    `dòng ${one} và dòng ${other} có thể cùng áp dụng, trái với ${policy}; hãy sửa điều kiện hoặc đổi hit policy.`,
  neverReached: (row: string, by: string) => `dòng ${row} không bao giờ áp dụng vì dòng ${by} đứng trước đã bao hết.`,
  unknownDecision: (id: string) => `gói không có bảng quyết định “${id}” có hiệu lực; hãy thêm tệp .dmn hoặc sửa tên.`,
  noAmount: (id: string) =>
    `bảng “${id}” phải có cột kết quả amountVnd và cho một số tiền (COLLECT thì kèm SUM, MIN hoặc MAX).`,
  unused: (id: string) => `không phí nào và bước nào của quy trình dùng bảng “${id}”; hãy dùng hoặc bỏ bảng.`,
  leftOut: (table: string, of: string) =>
    `bảng phí “${table}” không có dòng nào cho trường hợp ${of}; hãy thêm dòng, hoặc thu hẹp điều kiện của khoản phí.`,
  caseOf: (label: string, value: string) => `${label}: ${value}`,
  anyCase: 'nào của thủ tục',
  channel: 'Cách nộp',
  channelOf: (channel: 'online' | 'counter' | 'post') =>
    ({ online: 'trực tuyến', counter: 'trực tiếp', post: 'bưu chính công ích' })[channel],
  unanswered: 'không khai',
  otherValue: 'giá trị khác',
  uncovered: (golden: string, id: string) =>
    `hồ sơ mẫu “${golden}”: không dòng nào của bảng “${id}” áp dụng; hãy thêm dòng.`,
  contradicted: (golden: string, why: string) => `hồ sơ mẫu “${golden}”: ${why}`,
  writtenInYaml: 'bảng quyết định không ghi trong procedure.yaml; hãy để trong tệp .dmn của gói.',
} as const;
