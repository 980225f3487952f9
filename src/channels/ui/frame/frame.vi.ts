/** Chữ của khung trang dùng chung cho bàn làm việc và trang quản trị. */
export const frameVi = {
  'frame.title': '{page} – Một Cửa',
  'frame.otherLanguage': 'English',
  'frame.loading': 'Đang tải…',
  'frame.retry': 'Thử lại',
  'frame.network': 'Không kết nối được máy chủ; nội dung đã nhập còn nguyên, xin thử lại.',
  'frame.invalid': 'Chưa điền hoặc điền chưa đúng: {fields}.',
  'frame.unreadable': 'Máy chủ trả lời không đúng định dạng; xin tải lại trang.',
} as const;
export type FrameText = keyof typeof frameVi;
