/** Lời của lệnh `motcua reorganise`. */
export const reorganiseTexts = {
  usage: 'Cách dùng: motcua reorganise TỆP [--on NGÀY] [--dry-run]; NGÀY như 2026-12-01, mặc định hôm nay.',
  head: (name: string, resolution: string, on: string) => `${name} (${resolution}), từ ngày ${on}`,
  regime: (key: string, profile: string) => `Chế độ tổ chức: ${key}; hồ sơ quy tắc ${profile}`,
  areas: (ended: number, opened: number) => `Địa bàn: ${ended} kết thúc hoặc thay đổi, ${opened} bắt đầu`,
  units: (ended: number, created: number, changed: number) =>
    `Đơn vị: ${ended} chấm dứt, ${created} thành lập, ${changed} đổi tên, địa bàn hoặc cấp trên`,
  ended: (name: string, heir: string, dossiers: number, people: number) =>
    `    ${name} → ${heir}: ${dossiers} hồ sơ, ${people} người`,
  nobody: 'không có đơn vị kế thừa',
  created: (name: string) => `    + ${name}`,
  joint: (count: number) => `Kiêm nhiệm ở đơn vị mới: ${count} vị trí`,
  total: (dossiers: number, people: number) => `Chuyển ${dossiers} hồ sơ đang giải quyết và ${people} người.`,
  remarks: (count: number) => `Cần biết (${count}):`,
  unclear: (count: number) => `Chưa rõ (${count}), phải bổ sung trước khi thực hiện:`,
  clear: 'Không có điểm nào chưa rõ.',
  line: (text: string) => `    ${text}`,
  ordered: (on: string) => `Đã ghi nhận; hệ thống tự thực hiện vào ngày ${on}.`,
  progress: (done: number, of: number, name: string, dossiers: number) => `[${done}/${of}] ${name}: ${dossiers} hồ sơ`,
  carriedOut: 'Đã thực hiện xong; hồ sơ nộp vào phút chót được chuyển tiếp tự động.',
} as const;
