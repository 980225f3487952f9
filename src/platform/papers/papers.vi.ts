/** Chữ của phân hệ Giấy tờ. */
export const papersVi = {
  'paper.not_found': 'Không tìm thấy giấy tờ.',
  'paper.upload_not_found': 'Không tìm thấy tệp đang tải lên.',
  'paper.upload_offset_wrong': 'Đoạn tệp gửi lên không nối tiếp; hệ thống sẽ gửi lại từ chỗ đã nhận.',
  'paper.upload_closed': 'Tệp này đã nhận xong.',
  'paper.file_empty': 'Tệp không có nội dung; vui lòng chọn tệp khác.',
  'paper.file_too_large': 'Tệp vượt quá {limit} MB; vui lòng chụp hoặc quét lại với dung lượng nhỏ hơn.',
  'paper.file_type_wrong': 'Chỉ nhận tệp PDF hoặc ảnh JPEG, PNG; vui lòng chuyển tệp sang một trong các định dạng này.',
  'paper.file_name_wrong': 'Đuôi tên tệp không khớp với nội dung; vui lòng kiểm tra lại tệp.',
  'paper.file_broken': 'Tệp bị hỏng, không mở được; vui lòng quét hoặc chụp lại.',
  'paper.file_encrypted': 'Tệp PDF đặt mật khẩu nên cán bộ không mở được; vui lòng bỏ mật khẩu rồi tải lại.',
  'paper.file_polyglot':
    'Tệp chứa nội dung khác ngoài văn bản, hình ảnh nên không được nhận; vui lòng quét hoặc chụp lại.',
} as const;
