/** Chữ của phân hệ Thiết kế thủ tục. */
export const designVi = {
  'design.faulty': 'Bản soạn còn {count} lỗi; hãy sửa hết rồi thực hiện lại.',
  'design.golden_differs':
    'Hồ sơ mẫu chưa ra kết quả mong đợi: {names}. Hãy sửa gói hoặc sửa hồ sơ mẫu rồi công khai lại.',
  'design.too_heavy': 'Bản soạn quá nặng, hệ thống không đọc hết được; hãy rút gọn phần vừa sửa rồi thử lại.',
  'design.golden_unknown': 'Bản soạn không có hồ sơ mẫu này.',
  'design.preview_impossible': 'Chưa xem trước được: tệp thủ tục hoặc tờ khai còn lỗi.',
} as const;

/** Lỗi của bản soạn ngoài các lỗi của gói. */
export const problemTextsVi = {
  codeFixed: (code: string): string => `mã thủ tục của bản soạn này phải giữ nguyên là ${code}.`,
} as const;
