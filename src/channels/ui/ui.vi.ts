/** Chữ dùng chung của các màn hình: ô nhập, tệp tải lên. */
export const uiVi = {
  'form.choose': '— Chọn —',
  'form.yes': 'Có',
  'form.no': 'Không',
  'form.optional': '(không bắt buộc)',
  'form.province': 'Tỉnh, thành phố',
  'form.district': 'Huyện, thành phố, thị xã',
  'form.commune': 'Xã, phường, thị trấn',
  'form.detail': 'Số nhà, đường, thôn, tổ dân phố',
  'form.add': 'Thêm {item}',
  'form.remove': 'Bỏ {item}',
  'upload.choose': 'Chụp ảnh hoặc chọn tệp',
  'upload.send': 'Tải lên',
  'upload.limit': 'PDF, JPEG hoặc PNG; mỗi tệp tối đa {limit} MB.',
  'upload.sending': 'Đang tải lên {name}',
  'upload.ready': 'Đã nhận, mở được',
  'upload.remove': 'Bỏ tệp {name}',
  'upload.cut': 'Mất kết nối; đang chờ để gửi tiếp từ chỗ đã nhận.',
  'upload.pages': '{count} trang',
} as const;
export type UiText = keyof typeof uiVi;
