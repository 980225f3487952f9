/** Chữ có sẵn trong một gói thủ tục mới. */
export const emptyPackageTexts = {
  usual: 'Trường hợp thông thường',
  applicant: 'Người nộp',
  handIn: 'Nộp hồ sơ trực tuyến hoặc tại quầy.',
  fullName: 'Họ và tên',
  submitted: 'Hồ sơ được nộp',
  end: 'Kết thúc',
  steps: {
    accept: 'Tiếp nhận, kiểm tra hồ sơ',
    assign: 'Phân công thụ lý',
    propose: 'Thẩm định hồ sơ',
    sign: 'Ký duyệt',
    issue: 'Vào sổ, đóng dấu',
    archive: 'Lưu hồ sơ',
    return_result: 'Trả kết quả',
  },
} as const;
