const shown = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** Lời của việc nhập danh mục thủ tục. */
export const catalogueTexts = {
  usage: 'Cách dùng: motcua import-catalogue TỆP.csv',
  unreadable: (file: string) => `Không đọc được tệp “${file}”; hãy kiểm tra đường dẫn và quyền đọc.`,
  notUtf8: (file: string) => `${file}: không phải văn bản UTF-8; hãy lưu lại tệp CSV với bảng mã UTF-8.`,
  columnsMissing: (file: string, columns: readonly string[]) =>
    `${file}, dòng 1: thiếu cột ${columns.join(', ')}; dòng đầu phải là tên các cột của danh mục quốc gia.`,
  notCsv: (file: string, line: number, why: string) => `${file}, dòng ${line}: không đúng dạng CSV (${why}).`,
  line: (line: number, code: string, fault: string) => `dòng ${line} (${code}): ${fault}`,
  columnCount: (found: number, expected: number) => `có ${found} cột, phải có ${expected}; đã bỏ qua dòng này.`,
  duplicate: (first: number) => `trùng mã với dòng ${first}; đã giữ dòng trước, bỏ qua dòng này.`,
  codeSpaces: (code: string) => `mã có dấu cách thừa; đã đọc là “${code}”.`,
  codeWrong: (code: string) => `mã “${code}” không đúng dạng 0.000000; đã bỏ qua dòng này.`,
  nameMissing: (code: string) => `thủ tục ${code} không có tên; đã bỏ qua dòng này.`,
  spaces: (column: string) => `cột ${column} có dấu cách hoặc xuống dòng thừa; đã bỏ bớt.`,
  levelWrong: (letters: string) => `cấp giải quyết “${letters}” có chữ ngoài X, T, B, N, K.`,
  agencyMissing: 'không ghi cơ quan thực hiện.',
  decisionMissing: 'không ghi số quyết định công bố.',
  countWrong: (text: string) => `số thành phần hồ sơ “${text}” không phải là số; để trống.`,
  channelWrong: (part: string) => `cách thức thực hiện “${shown(part)}” không đúng dạng; đã bỏ qua.`,
  termWrong: (part: string) =>
    `thời hạn trong “${shown(part)}” ghi bằng lời hoặc không có đơn vị; để trống, xem quyết định công bố.`,
  feeWrong: (part: string) => `phí, lệ phí trong “${shown(part)}” không phải là số tiền; để trống.`,
  feeSmall: (part: string) =>
    `phí, lệ phí trong “${shown(part)}” dưới 1.000 đồng, có lẽ thiếu ba chữ số 0; để trống, xem quyết định công bố.`,
  dayWrong: (column: string, text: string) =>
    `ngày ở cột ${column} (“${text}”) không đúng dạng NĂM-THÁNG-NGÀY; để trống.`,
  done: ({ lines, added, changed, same, kept, left, faults }: Readonly<Record<string, number>>) =>
    `Đã đọc ${number(lines)} thủ tục: thêm ${number(added)}, sửa ${number(changed)}, không đổi ${number(same)}; ${number(kept)} thủ tục đã có gói giữ nguyên, ${number(left)} dòng bỏ qua. Có ${number(faults)} chỗ cần xem lại.`,
} as const;

const number = (value = 0) => value.toLocaleString('vi-VN');
