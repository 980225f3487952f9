type Counted = { register: string; name: string; kind: 'owned' | 'linked'; records: number; suspected: number };
type Report = { created: number; corrected: number; unchanged: number; repeated: number };

/** Lời của lệnh `motcua registers`. */
export const registersTexts = {
  usage: [
    'Cách dùng: motcua registers list',
    '           motcua registers backfill   (ghi kết quả đã cấp trước đây thành bản ghi)',
    '           motcua registers import TỆP.csv|TỆP.xlsx --register MÃ [--dry-run] [--skip-faulty]',
    '           motcua registers export --register MÃ --format csv|xlsx [--out TỆP]',
  ].join('\n'),
  row: ({ register, name, kind, records, suspected }: Counted) =>
    kind === 'owned'
      ? `${register}: ${name}; do tỉnh quản lý; ${records} bản ghi còn hiệu lực, ${suspected} cặp nghi trùng`
      : `${register}: ${name}; tra cứu ở nơi quản lý`,
  projected: ({ register, name }: Pick<Counted, 'register' | 'name'>) =>
    `${register}: ${name}; do tỉnh quản lý ở phân hệ khác, chỉ đọc`,
  backfilling: (dossiers: number) => `Đã xét ${dossiers} hồ sơ…`,
  backfilled: (dossiers: number) =>
    `Đã ghi kết quả của ${dossiers} hồ sơ vào cơ sở dữ liệu kết quả; kết quả đã có giữ nguyên.`,
  noRegister: (register: string, known: readonly string[]) =>
    `Tỉnh không quản lý cơ sở dữ liệu “${register}”; các mã: ${known.join(', ')}.`,
  unreadable: (file: string) => `Không đọc được tệp “${file}”; hãy kiểm tra đường dẫn và quyền đọc.`,
  notUtf8: (file: string) => `${file}: không phải văn bản UTF-8; hãy lưu lại tệp CSV với bảng mã UTF-8.`,
  notCsv: (file: string, line: number, why: string) => `${file}, dòng ${line}: không đúng dạng CSV (${why}).`,
  notXlsx: (file: string) => `${file}: không đọc được như một tệp XLSX.`,
  tooLarge: (file: string) => `${file}: giải nén ra quá lớn; hãy chia thành nhiều tệp.`,
  tooWide: (file: string, line: number, most: number) =>
    `${file}, dòng ${line}: có ô ở sau cột thứ ${most}; hãy xóa các ô thừa.`,
  notTable: (file: string) => `${file}: phải là tệp .csv hoặc .xlsx.`,
  refused: (faults: number) => `Có ${faults} lỗi; chưa nhập dòng nào. Hãy sửa tệp rồi nhập lại.`,
  leftOut: (faults: number) => `Có ${faults} lỗi; các dòng có lỗi đã được bỏ qua.`,
  suspected: (line: number, rules: readonly string[]) =>
    `dòng ${line}: nghi trùng với bản ghi đã có (${rules.join('; ')}); cần xem lại.`,
  imported: ({ created, corrected, unchanged, repeated }: Report, suspected: number) =>
    `Đã nhập: ${created} bản ghi mới, ${corrected} bản ghi sửa, ${unchanged + repeated} bản ghi không đổi; ${suspected} dòng nghi trùng.`,
  rehearsed: ({ created, corrected, unchanged, repeated }: Report, suspected: number) =>
    `Nhập thử, chưa ghi gì: sẽ có ${created} bản ghi mới, ${corrected} bản ghi sửa, ${unchanged + repeated} bản ghi không đổi; ${suspected} dòng nghi trùng.`,
  nothingOpen: (register: string) => `Cơ sở dữ liệu “${register}” không có trường nào là dữ liệu mở.`,
  exported: (lines: number, fields: readonly string[]) =>
    `Đã xuất ${lines} bản ghi, các trường mở: ${fields.join(', ')}.`,
};
