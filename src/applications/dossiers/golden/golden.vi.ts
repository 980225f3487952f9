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

type Status = keyof typeof statusNames;

/** Lời của `motcua dry-run`. */
export const goldenTexts = {
  formWrong: (path: string, problem: string) => `tờ khai, ${path}: ${problem}`,
  documentMissing: (name: string) => `thiếu giấy tờ bắt buộc: ${name}`,
  turnedBack: (step: number, at: string) => `bước ${step} (${at}) xảy ra trước bước trước đó`,
  stepRefused: (step: number, action: string, why: string) => `bước ${step} (${action}) không làm được: ${why}`,
  notAllowed: (status: Status) => `lúc này hồ sơ ${statusNames[status]}, không có việc ấy đang mở hoặc chưa được làm`,
  noAuthority: 'không có cơ quan nào có thẩm quyền ở nơi của hồ sơ mẫu',
  differs: (what: string, expected: string, found: string) => `${what}: mong đợi ${expected}, thực tế ${found}`,
  usage: 'Cách dùng: motcua dry-run THƯ_MỤC',
  passed: (code: string, name: string, course: string) => `✓ ${code} ${name}: ${course}`,
  failed: (code: string, name: string) => `✗ ${code} ${name}`,
  course: ({ feesVnd, appointment, status }: { feesVnd: number; appointment: string | undefined; status: Status }) =>
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
