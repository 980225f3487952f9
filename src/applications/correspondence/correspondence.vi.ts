/** Tên các trạng thái xử lý văn bản (QCVN 102:2016). */
export const statusNames = {
  '01': 'đã đến',
  '02': 'từ chối tiếp nhận',
  '03': 'đã tiếp nhận, vào sổ',
  '04': 'đã phân công xử lý',
  '05': 'đang xử lý',
  '06': 'đã hoàn thành xử lý',
  '13': 'yêu cầu lấy lại',
  '15': 'đồng ý cho lấy lại',
  '16': 'từ chối cho lấy lại',
} as const;

/** Lời trong văn bản và trạng thái gửi cơ quan ngoài hệ thống. */
export const letterTexts = {
  typeName: 'Công văn',
  notation: 'PCHS',
  subject: (code: string) => `Đề nghị phối hợp giải quyết hồ sơ ${code}`,
  told: (number: string, status: string) => `Văn bản số ${number} gửi qua trục liên thông: ${status}`,
  axisRefused: (number: string, reason: string) => `Trục liên thông không nhận văn bản số ${number}: ${reason}`,
  taken: 'Đã ghi vào hồ sơ',
  withdrawn: 'Không còn cần ý kiến: hồ sơ đã kết thúc hoặc đã rút',
  alreadyUsed: 'Văn bản trả lời đã được ghi vào hồ sơ, không lấy lại được',
  noQuestion: 'Không có văn bản nào của cơ quan nhận đang chờ trả lời bằng văn bản này',
  wrongAgency: 'Văn bản trả lời không do cơ quan được hỏi gửi',
  noLetter: 'Không có tệp văn bản nào mở được',
  badFile: (name: string) => `Tệp ${name} không nhận được: chỉ nhận PDF, JPEG, PNG mở được`,
  ended: 'Câu hỏi này đã kết thúc, không còn chờ trả lời',
} as const;
