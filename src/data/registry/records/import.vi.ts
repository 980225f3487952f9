const shown = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** Lời báo lỗi từng dòng khi nhập tệp vào cơ sở dữ liệu. */
export const importTexts = {
  line: (line: number, fault: string) => `dòng ${line}: ${fault}`,
  emptyFile: 'tệp không có dòng tiêu đề.',
  unknownColumn: (column: string) =>
    `không có trường “${shown(column)}”; tiêu đề phải là mã hoặc tên trường của cơ sở dữ liệu.`,
  columnTwice: (column: string) => `trường “${column}” có hai cột.`,
  keyColumnMissing: (columns: readonly string[]) =>
    `thiếu cột định danh; phải có một trong các cột ${columns.join(', ')}.`,
  cellCount: (found: number, expected: number) => `có ${found} ô, phải có ${expected}.`,
  keyMissing: 'chưa có định danh của bản ghi.',
  keyTwice: (label: string, value: string, first: number) => `${label} “${shown(value)}” trùng với dòng ${first}.`,
  recordTwice: (first: number) => `bản ghi này đã có ở dòng ${first}.`,
  wrongCell: (label: string, text: string) => `${label}: “${shown(text)}” không đúng quy định của trường.`,
  reason: (file: string) => `Nhập từ tệp ${file}`,
};
